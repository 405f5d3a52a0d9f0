import { describe, expect, test } from 'vitest';
import { fleetTermsOf } from './fleet-terms.ts';
import type { Intent } from './intent.ts';
import { offerFunctions } from './offered-functions.ts';
import type { Listener } from './read-message.ts';

const transit = { make: 'Ford', model: 'Transit', color: 'blue', licensePlate: 'M-FT 1204' };
const listener: Listener = {
  // A Monday, 08:00 in Berlin.
  now: new Date('2026-11-23T07:00:00Z'),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  language: 'en',
  fleetTerms: fleetTermsOf([{ ...transit, poolName: 'Munich vans', site: 'Munich, Hansastraße' }]),
};
const message = 'Furgon dla Biura: zamek urwany';
const { functions, read } = offerFunctions(message, listener);
const readAs = (name: string, args: object) => read(name, JSON.stringify(args));
const nothing = { classes: [], terms: [] };

describe('each function says one intent', () => {
  const calls: [string, object, Intent][] = [
    [
      'my-reservations',
      { which: { day: '2026-11-27' } },
      { kind: 'my-reservations', which: { day: '2026-11-27', ...nothing } },
    ],
    ['cancel', { which: { classes: ['van'] } }, { kind: 'cancel', which: { classes: ['van'], terms: [] } }],
    ['check-out', {}, { kind: 'check-out', which: nothing }],
    ['change', {}, { kind: 'change', which: nothing }],
    [
      'change',
      { change: { kind: 'lengthen', minutes: 60 } },
      { kind: 'change', which: nothing, change: { kind: 'lengthen', minutes: 60 } },
    ],
    [
      'change',
      { change: { kind: 'end', time: '04:30' } },
      { kind: 'change', which: nothing, change: { kind: 'end', time: { hour: 4, minute: 30, isLoose: false } } },
    ],
    [
      'change',
      { change: { kind: 'move', day: '2026-11-27', start: '10:00' } },
      {
        kind: 'change',
        which: nothing,
        change: { kind: 'move', day: '2026-11-27', start: { hour: 10, minute: 0, isLoose: false } },
      },
    ],
    [
      'swap',
      { wish: { fuelType: 'electric' } },
      { kind: 'swap', which: nothing, wish: { ...nothing, fuelType: 'electric' } },
    ],
    [
      'check-in',
      { report: { odometer: { value: 45_210, unit: 'kilometer' }, energyPercent: 50, damage: null } },
      {
        kind: 'check-in',
        which: nothing,
        report: { odometer: { value: 45_210, unit: 'kilometer' }, energyPercent: 50 },
      },
    ],
    [
      'report-damage',
      { report: { damage: 'ZAMEK urwany' } },
      { kind: 'report-damage', which: nothing, report: { damage: 'zamek urwany' } },
    ],
    ['who-has', { wish: { terms: ['m-ft 1204'] } }, { kind: 'who-has', wish: { classes: [], terms: ['M-FT 1204'] } }],
    ['help', {}, { kind: 'help' }],
    ['denied', {}, { kind: 'denied' }],
  ];
  test.each(calls)('%s %j', (name, args, intent) => {
    expect(readAs(name, args)).toEqual(intent);
  });

  test('and nothing is offered that the bot does not answer by itself', () => {
    expect(functions.map(({ name }) => name)).not.toContain('unknown');
    expect(read('unknown', '{}')).toBeUndefined();
    expect(read('toString', '{}')).toBeUndefined();
  });
});

describe('a period is read as if it had been said', () => {
  const periodOf = (period: object, kind = 'book') => {
    const intent = readAs(kind, { period });
    if (intent?.kind !== 'book' && intent?.kind !== 'availability') throw new Error('No period was read');
    return intent.period;
  };
  test('on the wall clock of the person, with conventions that the card states', () => {
    expect(periodOf({ startDay: '2026-11-24', startTime: '09:00', endTime: '12:00' })).toEqual({
      kind: 'period',
      startDate: new Date('2026-11-24T08:00:00Z'),
      endDate: new Date('2026-11-24T11:00:00Z'),
      assumptions: [],
    });
    expect(periodOf({ startDay: '2026-11-24', dayPart: 'afternoon' })).toMatchObject({ assumptions: ['afternoon'] });
    expect(periodOf({ startDay: '2026-11-24' }, 'availability')).toMatchObject({ assumptions: ['whole-day'] });
    expect(periodOf({ startsInMinutes: 120, lengthMinutes: 60 })).toMatchObject({
      startDate: new Date('2026-11-23T09:00:00Z'),
      endDate: new Date('2026-11-23T10:00:00Z'),
    });
    expect(
      periodOf({ startDay: '2026-11-27', startTime: '18:00', endDay: '2026-11-30', endTime: '08:00' }),
    ).toMatchObject({
      endDate: new Date('2026-11-30T07:00:00Z'),
    });
  });

  test('and asked for where it is missing, over or skipped by the clock', () => {
    expect(periodOf({})).toMatchObject({ why: 'nothing-said' });
    expect(periodOf({ startDay: '2026-11-24', startTime: '09:00' })).toMatchObject({ why: 'no-end' });
    expect(periodOf({ startDay: '2026-11-20', startTime: '09:00', endTime: '12:00' })).toMatchObject({ why: 'past' });
    const night = { startDay: '2027-03-28', startTime: '02:30', endTime: '05:00' };
    expect(periodOf(night)).toMatchObject({ why: 'skipped-by-clock' });
  });
});

describe('a word that is nobody’s gets nowhere', () => {
  test('what is not in the message is no purpose and no damage', () => {
    expect(readAs('book', { purpose: 'dla biura' })).toMatchObject({ purpose: 'dla Biura' });
    for (const purpose of ['for the office', ' ', 'Furgon dla Biura: zamek urwany!']) {
      expect(readAs('book', { purpose })).toMatchObject({ kind: 'book', purpose: undefined });
    }
  });

  test('what is no word of the fleet is refused, and so is whatever was not asked for', () => {
    const refused: [string, object][] = [
      ['book', { wish: { terms: ['Ferrari'] } }],
      ['book', { wish: { classes: ['tank'] } }],
      ['book', { wish: { minimumSeats: 61 } }],
      ['book', { period: { startDay: '30 February' } }],
      ['book', { period: { startTime: '25:00' } }],
      ['cancel', { reservationId: '1' }],
      ['change', { change: { kind: 'sell' } }],
      ['who-has', { wish: {} }],
      ['help', { wish: {} }],
      ['cancel', []],
    ];
    for (const [name, args] of refused) expect(readAs(name, args), `${name} ${JSON.stringify(args)}`).toBeUndefined();
    for (const json of ['{', 'null', '"van"', '7']) expect(read('cancel', json), json).toBeUndefined();
  });
});

test('every function is described by a schema of its own that a model can follow', () => {
  for (const { name, description, parameters } of functions) {
    expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    expect(description).toMatch(/\.$/);
    expect(parameters).toMatchObject({ type: 'object', additionalProperties: false });
    expect(JSON.stringify(parameters)).not.toMatch(/\$ref|\$schema/);
  }
});
