/** Whatever each side did: one decision after the other, carried out, brings both together and asks about everything once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agreement, EventContent, EventPeriod } from './agreement.ts';
import {
  type Decision,
  type Desired,
  isTurnedDown,
  type Observed,
  reconcile,
  stillRefused,
  type Wish,
  wishKey,
} from './reconcile.ts';

const periods: EventPeriod[] = [9, 11, 13].map((hour) => ({
  startDate: `2030-03-04T${String(hour).padStart(2, '0')}:00:00.000Z`,
  endDate: `2030-03-04T${hour + 2}:00:00.000Z`,
}));
const period = fc.constantFrom(...periods);
const content = fc.record({ period, subject: fc.constantFrom('one', 'other') }).map(
  ({ period: { startDate, endDate }, subject }): EventContent => ({
    startDate,
    endDate,
    subject,
    location: 'Munich',
    showAs: 'busy',
    attendees: ['required somebody@example.com'],
  }),
);
const response = fc.constantFrom('none', 'accepted', 'declined');
const observed = fc.record({
  content,
  bodyDigest: fc.constantFrom('body', 'old body', null),
  answers: fc.record({ driver: response, vehicle: response, proposal: fc.option(period) }),
});
const agreed = fc.record({
  content,
  answers: fc.record({ driver: response, vehicle: response }),
  etag: fc.constant('etag'),
  iCalUId: fc.constant('uid'),
  seriesMasterId: fc.constant(null),
  refused: fc.subarray(['deleted', 'declined', ...periods.map((one) => `${one.startDate}/${one.endDate}`)]),
});
const desired = fc.oneof(
  content.map((wanted): Desired => ({ state: 'shown', content: wanted, bodyDigest: 'body' })),
  fc.constantFrom<Desired>({ state: 'gone' }, { state: 'over' }),
);

interface World {
  agreed: Agreement | null;
  desired: Desired;
  observed: Observed | null;
  asked: string[];
}

/** Does what was decided, as Graph and the domain would. */
function carryOut(world: World, decision: Decision, grants: boolean): World {
  const { desired: wanted, observed: shown, agreed: before } = world;
  const agree = (next: Observed): World => ({
    ...world,
    observed: next,
    agreed: {
      content: next.content,
      answers: { driver: next.answers.driver, vehicle: next.answers.vehicle },
      etag: 'next',
      iCalUId: 'uid',
      seriesMasterId: null,
      refused: stillRefused(before?.refused ?? [], next),
    },
  });
  switch (decision.do) {
    case 'nothing':
      return world;
    case 'settle':
      return shown ? agree(shown) : world;
    case 'create':
    case 'update': {
      if (wanted.state !== 'shown') return world;
      const fresh = { driver: 'none', vehicle: 'none', proposal: null };
      const isMoved = shown && shown.content.startDate !== wanted.content.startDate;
      const answers = !shown || isMoved ? fresh : shown.answers;
      return agree({ content: wanted.content, bodyDigest: wanted.bodyDigest, answers });
    }
    case 'cancel':
      return { ...world, observed: null, agreed: null };
    case 'ask':
    case 'refuse': {
      const asked = [...world.asked, wishKey(decision.wish)];
      if (decision.do === 'ask' && grants) return { ...world, asked, desired: grant(wanted, decision.wish) };
      return { ...world, asked, agreed: before && { ...before, refused: [...before.refused, wishKey(decision.wish)] } };
    }
  }
}

function grant(wanted: Desired, wish: Wish): Desired {
  if (wish.kind === 'cancel' || wanted.state !== 'shown') return { state: 'gone' };
  return { ...wanted, content: { ...wanted.content, ...wish.period } };
}

const worlds = [fc.option(agreed), desired, fc.option(observed), fc.boolean()] as const;

test('both sides come together in a few steps, and then nothing is left to do', () => {
  fc.assert(
    fc.property(...worlds, (before, wanted, shown, grants) => {
      let world: World = { agreed: before, desired: wanted, observed: shown, asked: [] };
      for (let step = 0; step < 8; step++) {
        world = carryOut(world, reconcile(world.agreed, world.desired, world.observed), grants);
      }
      const last = reconcile(world.agreed, world.desired, world.observed);
      expect(['nothing', 'settle']).toContain(last.do);
      if (world.desired.state === 'gone') expect(world.observed).toBeNull();
      if (world.desired.state === 'shown') expect(world.observed?.content).toEqual(world.desired.content);
      expect(new Set(world.asked).size).toBe(world.asked.length);
    }),
    { numRuns: 3_000 },
  );
});

test('an echo of our own write is nothing to ask about', () => {
  fc.assert(
    fc.property(content, response, (same, answer) => {
      const echo = {
        content: same,
        bodyDigest: 'body',
        answers: { driver: answer, vehicle: 'accepted', proposal: null },
      };
      const known: Agreement = {
        content: same,
        answers: { driver: answer, vehicle: 'none' },
        etag: '',
        iCalUId: '',
        seriesMasterId: null,
        refused: [],
      };
      expect(reconcile(known, { state: 'shown', content: same, bodyDigest: 'body' }, echo)).toEqual({ do: 'settle' });
      expect(isTurnedDown(known, echo)).toBe(false);
    }),
  );
});

test('what was never agreed on is nobody’s wish: the database is shown', () => {
  fc.assert(
    fc.property(content, observed, (wanted, shown) => {
      const { do: what } = reconcile(null, { state: 'shown', content: wanted, bodyDigest: 'body' }, shown);
      expect(['settle', 'update']).toContain(what);
    }),
  );
});
