/** Whatever people and the clock do at once, in whatever order: what must hold of vehicles and those who want them holds. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertUntilReached } from '../../../infra/local/testing/assert-until-reached.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import type { SystemContext, UserContext } from '../domain/command-context.ts';
import { DomainError } from '../domain/domain-errors.ts';
import { checkInReservation } from '../domain/handover/check-in-reservation.ts';
import { checkOutReservation } from '../domain/handover/check-out-reservation.ts';
import { createHold } from '../domain/hold/create-hold.ts';
import { extendHold } from '../domain/hold/extend-hold.ts';
import { releaseHold } from '../domain/hold/release-hold.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { cancelSeries } from '../domain/series/cancel-series.ts';
import { createSeries } from '../domain/series/create-series.ts';
import { updateSeries } from '../domain/series/update-series.ts';
import { acceptWaitlistOffer } from '../domain/waitlist/accept-waitlist-offer.ts';
import { createWaitlistRequest } from '../domain/waitlist/create-waitlist-request.ts';
import { declineWaitlistOffer } from '../domain/waitlist/decline-waitlist-offer.ts';
import { clockJobs, runJobs } from './run-jobs.ts';

const minute = 60_000;
let clock = new Date('2026-11-23T07:00:00Z');
const vehicleIds = ['M-CO 1010', 'M-CO 1011', 'M-FT 1204'].map((plate) => demoVehicleId(plate));
const people = ['employee', 'employee2', 'manager'] as const;
let stage: DemoStage;
let actors: UserContext[];
let approver: UserContext;
let system: SystemContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  actors = await Promise.all(people.map((person) => stage.as(person)));
  approver = await stage.as('approver');
  system = { ...approver, actor: { kind: 'system' } };
  await stage.look("update pools set no_show_minutes = 15 where name = 'Munich Airport'");
  // The others would take what the three are fought over for.
  await stage.look("update vehicles set status = 'maintenance' where id <> all ($1::uuid[])", [vehicleIds]);
  await stage.look('update vehicles set odometer_meters = 0');
});
afterAll(() => stage.drop());

interface Made {
  id: string;
  /** Whose it is. */
  person: number;
}
const known = { reservation: [] as Made[], hold: [] as Made[], request: [] as Made[], series: [] as Made[] };
type Thing = keyof typeof known;
/** One of the latest, so that most of them can still be acted upon. */
const pick = (thing: Thing, index: number): Made =>
  known[thing].at(-1 - (index % 12)) ?? { id: crypto.randomUUID(), person: 0 };

/** A refusal is an answer; anything else is a fault and fails the test. */
async function attempt(command: Promise<{ id: string }>, makes?: Thing, person = 0): Promise<void> {
  try {
    const { id } = await command;
    if (makes) known[makes].push({ id, person });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/** In quarters of an hour from now. */
const periodFrom = ({ start, length }: { start: number; length: number }) => {
  const begin = Math.ceil(clock.getTime() / (15 * minute)) * 15 * minute + start * 15 * minute;
  return { startDate: new Date(begin).toISOString(), endDate: new Date(begin + length * 15 * minute).toISOString() };
};
const handover = (reservationId: string, odometerMeters: number) => ({
  reservationId,
  odometerMeters,
  photoIds: [],
  correctOdometer: false,
  damageBlocksVehicle: false,
});

const who = fc.nat(people.length - 1);
const vehicle = fc.constantFrom(...vehicleIds);
const period = fc.record({ start: fc.integer({ min: 0, max: 12 }), length: fc.integer({ min: 1, max: 6 }) });
const some = fc.nat(11);
const by = (index: number) => actors[index] ?? approver;
const purpose = 'Property';
let readMeters = 0;
const metersMore = fc.integer({ min: -2_000, max: 20_000 });

type Times = { start: number; length: number };
type Of<Value> = fc.Arbitrary<Value>;
const does = <Args extends unknown[]>(args: Of<Args>, run: (...values: Args) => Promise<void>) =>
  args.map((values) => () => run(...values));

const reserve = (person: number, vehicleId: string, times: Times, hold: number | null) => {
  const holdId = hold === null ? undefined : pick('hold', hold).id;
  const input = { vehicleId, ...periodFrom(times), purpose, holdId };
  return attempt(createReservation(by(person), input), 'reservation', person);
};
const move = (person: number, index: number, vehicleId: string, times: Times) => {
  const reservationId = pick('reservation', index).id;
  return attempt(updateReservation(by(person), { reservationId, vehicleId, ...periodFrom(times) }));
};
/** Today and on some of the days after it. */
const repeat = (person: number, vehicleId: string, times: Times, days: number) => {
  const { startDate } = periodFrom(times);
  const when = { startWallTime: startDate.slice(0, 16), timeZone: 'Etc/UTC', lengthMinutes: times.length * 15 };
  const input = {
    vehicleId,
    ...when,
    recurrenceRule: `FREQ=DAILY;COUNT=${days}`,
    mode: 'all-that-fit',
    purpose,
  } as const;
  const made = createSeries(by(person), input).then((series) => {
    // Those of other days would keep the other commands from what they can act upon now.
    known.reservation.push(...series.occurrences.slice(0, 1).map(({ id }) => ({ id, person })));
    return series;
  });
  return attempt(made, 'series', person);
};
const changeSeries = (index: number, vehicleId: string, times: Times) => {
  const { id: seriesId, person } = pick('series', index);
  const when = { startTime: periodFrom(times).startDate.slice(11, 16), lengthMinutes: times.length * 15 };
  const change = { scope: 'all', mode: 'all-that-fit', includeExceptions: true, vehicleId, ...when } as const;
  return attempt(updateSeries(by(person), { seriesId, ...change }));
};
const hold = (person: number, vehicleId: string, times: Times) =>
  attempt(createHold(by(person), { vehicleId, ...periodFrom(times) }), 'hold', person);
const changeHold = (change: typeof extendHold) => (index: number) => {
  const { id, person } = pick('hold', index);
  return attempt(change(by(person), { holdId: id }));
};
const wait = (person: number, vehicleId: string | null, times: Times) => {
  const wish = { ...(vehicleId && { vehicleId }), ...periodFrom(times), equipment: [], purpose };
  return attempt(createWaitlistRequest(by(person), wish), 'request', person);
};
const accept = (index: number) => {
  const { id, person } = pick('request', index);
  return attempt(acceptWaitlistOffer(by(person), { waitlistRequestId: id }), 'reservation', person);
};
const decline = (index: number) => {
  const { id, person } = pick('request', index);
  return attempt(declineWaitlistOffer(by(person), { waitlistRequestId: id }));
};
// The manager may hand over every vehicle, so most of these succeed.
const handOver = (command: typeof checkOutReservation) => (index: number, metersMore: number) => {
  // Most read more than the last one did; some have misread.
  readMeters = Math.max(0, readMeters + metersMore);
  return attempt(command(by(2), handover(pick('reservation', index).id, readMeters)));
};

const command = fc.oneof(
  { weight: 3, arbitrary: does(fc.tuple(who, vehicle, period, fc.option(some)), reserve) },
  { weight: 1, arbitrary: does(fc.tuple(who, some, vehicle, period), move) },
  {
    weight: 2,
    arbitrary: does(fc.tuple(who, some), (person, index) =>
      attempt(cancelReservation(by(person), { reservationId: pick('reservation', index).id })),
    ),
  },
  {
    weight: 1,
    arbitrary: does(fc.tuple(some), (index) =>
      attempt(approveReservation(approver, { reservationId: pick('reservation', index).id })),
    ),
  },
  { weight: 1, arbitrary: does(fc.tuple(who, vehicle, period, fc.integer({ min: 1, max: 3 })), repeat) },
  { weight: 1, arbitrary: does(fc.tuple(some, vehicle, period), changeSeries) },
  {
    weight: 1,
    arbitrary: does(fc.tuple(some), (index) => {
      const { id: seriesId, person } = pick('series', index);
      return attempt(cancelSeries(by(person), { seriesId, scope: 'all' }));
    }),
  },
  { weight: 2, arbitrary: does(fc.tuple(who, vehicle, period), hold) },
  { weight: 1, arbitrary: does(fc.tuple(some), changeHold(extendHold)) },
  { weight: 1, arbitrary: does(fc.tuple(some), changeHold(releaseHold)) },
  { weight: 4, arbitrary: does(fc.tuple(some, metersMore), handOver(checkOutReservation)) },
  { weight: 4, arbitrary: does(fc.tuple(some, metersMore), handOver(checkInReservation)) },
  { weight: 2, arbitrary: does(fc.tuple(who, fc.option(vehicle), period), wait) },
  { weight: 2, arbitrary: does(fc.tuple(some), accept) },
  { weight: 1, arbitrary: does(fc.tuple(some), decline) },
  { weight: 2, arbitrary: fc.constant(() => runClock()) },
);

async function runClock(): Promise<void> {
  const failures: object[] = [];
  await runJobs(clockJobs, [system], { info() {}, error: (facts) => void failures.push(facts) });
  expect(failures).toEqual([]);
}

/** Asked with comparisons, not by the constraint and the function that should have prevented it. */
const faults = {
  'two live reservations share a vehicle': `
    select one.id from reservations one join reservations other
      on one.tenant_id = other.tenant_id and one.vehicle_id = other.vehicle_id and one.id < other.id
    where one.status in ('pending', 'approved', 'active') and other.status in ('pending', 'approved', 'active')
      and one.start_date < other.end_date + make_interval(mins => other.buffer_minutes)
      and other.start_date < one.end_date + make_interval(mins => one.buffer_minutes)`,
  'a vehicle is out twice': `
    select vehicle_id from reservations where status = 'active' group by vehicle_id having count(*) > 1`,
  'a hold keeps what is reserved': `
    select h.id from holds h join reservations r on r.tenant_id = h.tenant_id and r.vehicle_id = h.vehicle_id
    where r.status in ('pending', 'approved', 'active') and h.expires_at > $1
      and h.start_date < r.buffered_end_date and r.start_date < h.buffered_end_date`,
  'two holds keep the same': `
    select one.id from holds one join holds other
      on one.tenant_id = other.tenant_id and one.vehicle_id = other.vehicle_id and one.id < other.id
    where one.expires_at > $1 and other.expires_at > $1
      and one.start_date < other.buffered_end_date and other.start_date < one.buffered_end_date`,
  'somebody holds more than three': `
    select user_id from holds where waitlist_request_id is null and expires_at > $1 group by user_id having count(*) > 3`,
  'an offer has no hold, or a hold no offer': `
    select w.id, h.id as hold_id from waitlist_requests w full join holds h on h.waitlist_request_id = w.id
    where (w.status = 'offered') is distinct from (h.id is not null) and (h.id is null or h.waitlist_request_id is not null)`,
  'an accepted offer has no reservation': `
    select id from waitlist_requests where (status = 'accepted') <> (reservation_id is not null)`,
  'an odometer ran backward': `
    select id from (select id, odometer_meters, lag(odometer_meters)
      over (partition by vehicle_id order by occurred_at, id) as before from handovers) h where odometer_meters < before`,
  'a handover does not fit its reservation': `
    select r.id from reservations r left join handovers o on o.reservation_id = r.id and o.kind = 'check-out'
      left join handovers i on i.reservation_id = r.id and i.kind = 'check-in'
    where (o.id is not null) <> (r.checked_out_at is not null) or (i.id is not null) <> (r.checked_in_at is not null)
      or (r.status = 'active') <> (o.id is not null and i.id is null)`,
  'a change has no event': `
    select r.id from reservations r where version <> (select count(*) from outbox_events e
      where e.entity_id = r.id and e.type not in ('reservation.due', 'reservation.overdue', 'reservation.unclaimed',
        'reservation.delayed'))`,
};

const toReach = [
  'hold.created',
  'reservation.cancelled',
  'reservation.changed',
  'reservation.checked-in',
  'reservation.checked-out',
  'reservation.created',
  'series.created',
  'series.changed',
  'series.cancelled',
  'waitlist.accepted',
  'waitlist.offered',
];

test('no schedule of commands and jobs breaks what must hold', async () => {
  const step = fc.record({ minutes: fc.integer({ min: 0, max: 25 }), batch: fc.array(command, { maxLength: 14 }) });
  const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
    for (const { minutes, batch } of steps) {
      clock = new Date(clock.getTime() + minutes * minute);
      await Promise.all(batch.map((run) => run()));
      for (const [fault, text] of Object.entries(faults)) {
        const found = await stage.look(text, text.includes('$1') ? [clock] : []);
        expect(found, fault).toEqual([]);
      }
    }
  });
  await assertUntilReached(property, 40, async () => {
    const rows = await stage.look<{ what: string }>('select distinct action as what from audit_log');
    const reached = new Set(rows.map(({ what }) => what));
    return toReach.filter((what) => !reached.has(what));
  });
}, 240_000);
