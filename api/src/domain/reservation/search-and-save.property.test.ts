/** Properties that must hold whatever people do: search and save agree, and nobody ever shares a vehicle. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertUntilReached } from '../../../../infra/local/testing/assert-until-reached.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { DomainError } from '../domain-errors.ts';
import { createHold } from '../hold/create-hold.ts';
import { cancelSeries } from '../series/cancel-series.ts';
import { createSeries } from '../series/create-series.ts';
import { approveSeries } from '../series/decide-series.ts';
import { updateSeries } from '../series/update-series.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { findAvailability } from './find-availability.ts';
import { rejectReservation } from './reject-reservation.ts';
import { updateReservation } from './update-reservation.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const vehicleIds = ['M-FT 1204', 'M-FT 1205', 'M-CO 1010', 'M-MB 3320', 'B-FT 6101'].map((plate) =>
  demoVehicleId(plate),
);
const people = ['employee', 'employee2', 'manager'] as const;
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
  // Pools that differ in every rule, and small limits so that random periods meet them.
  await stage.look(`update pools set buffer_minutes = 45, maximum_length_minutes = 600, minimum_notice_minutes = 90,
    opening_hours = '{"monday": [{"opens": "06:00", "closes": "22:00"}], "tuesday": [{"opens": "00:00", "closes": "24:00"}],
      "wednesday": [{"opens": "00:00", "closes": "24:00"}], "friday": [{"opens": "08:00", "closes": "12:00"}, {"opens": "13:00", "closes": "24:00"}]}',
    holidays = '[{"date": "2026-11-27", "name": "Works outing"}]' where name = 'Munich HQ'`);
  await stage.look(`update pools set buffer_minutes = 0, horizon_days = 3, licence_required = true,
    quotas = '[{"measure": "hours", "limit": 30, "per": "week"}, {"measure": "reservations", "limit": 9, "per": "month"}]'
    where name = 'Munich Airport'`);
  await stage.look(`insert into approval_steps (tenant_id, pool_id, step_number, asks, minimum_length_minutes)
    select tenant_id, id, 1, 'manager', 240 from pools where name = 'Munich Airport'`);
  await stage.look(`update drivers set licence_valid_until = '2026-11-24' where display_name = 'Jonas Berger'`);
  // What else can be in the way.
  const [{ tenant_id, manager } = { tenant_id: '', manager: '' }] = await stage.look<
    Record<'tenant_id' | 'manager', string>
  >("select tenant_id, id as manager from users where email = 'manager@contoso.example'");
  const [first, second, third] = vehicleIds;
  await stage.look(
    `insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason) values ($1, $2, '2026-11-24T10:00Z', '2026-11-24T14:00Z', 'Fair')`,
    [tenant_id, first],
  );
  await stage.look(
    `insert into maintenance (tenant_id, vehicle_id, kind, start_date, end_date) values ($1, $2, 'service', '2026-11-25T00:00Z', null)`,
    [tenant_id, second],
  );
  await stage.look(
    `insert into holds (tenant_id, vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at)
     values ($1, $2, $3, '2026-11-24T06:00Z', '2026-11-24T18:00Z', '2026-11-24T18:00Z', '2026-11-23T07:05Z'),
       ($1, $2, $3, '2026-11-25T06:00Z', '2026-11-25T18:00Z', '2026-11-25T18:00Z', '2026-11-23T06:59Z')`,
    [tenant_id, third, manager],
  );
});
afterAll(() => stage.drop());

const minute = 60_000;
// A few days around now, so that past, taken, too long and too far all come up.
const period = fc
  .record({ start: fc.integer({ min: -60, max: 5 * 24 * 12 }), length: fc.integer({ min: -2, max: 15 * 12 }) })
  .map(({ start, length }) => {
    const startDate = new Date(now().getTime() + start * 5 * minute);
    return {
      startDate: startDate.toISOString(),
      endDate: new Date(startDate.getTime() + length * 5 * minute).toISOString(),
    };
  });
const vehicle = fc.constantFrom(...vehicleIds);
const person = fc.constantFrom(...people);

/** What a command answered: its result, or the code of its refusal; anything else is a fault and fails the test. */
async function outcome<Result>(command: Promise<Result>): Promise<Result | string> {
  return command.catch((error: unknown) => {
    if (error instanceof DomainError) return error.code;
    throw error;
  });
}

test('a vehicle is reserved exactly when the search before it offered it', async () => {
  const property = fc.asyncProperty(period, vehicle, person, async (times, vehicleId, who) => {
    const context = await stage.as(who);
    const found = await outcome(findAvailability(context, { ...times, limit: 200 }));
    const offered = typeof found !== 'string' && found.vehicles.some((one) => one.vehicleId === vehicleId);
    const created = await outcome(createReservation(context, { ...times, vehicleId, purpose: 'Property' }));
    expect(typeof created !== 'string', JSON.stringify({ times, vehicleId, created })).toBe(offered);
    if (typeof created === 'string' && typeof found !== 'string') expect(created).not.toBe('VALIDATION_FAILED');
    const announced = typeof found !== 'string' && found.vehicles.find((one) => one.vehicleId === vehicleId);
    if (announced && typeof created !== 'string') {
      expect(created.status).toBe(announced.approvalRequired ? 'pending' : 'approved');
    }
  });
  await fc.assert(property, { numRuns: 150 });
});

/** How often what was to be met was met. */
const tried = new Map<string, number>();
const count = (what: string) => tried.set(what, (tried.get(what) ?? 0) + 1);

// Some hours on a day on which all is open, so that most are made and meet each other.
const hours = fc.record({ quarter: fc.nat(60), quarters: fc.integer({ min: 2, max: 20 }) }).map((one) => ({
  startDate: new Date(Date.UTC(2026, 10, 24, 0, one.quarter * 15)).toISOString(),
  endDate: new Date(Date.UTC(2026, 10, 24, 0, (one.quarter + one.quarters) * 15)).toISOString(),
}));

test('whatever is asked for besides, a vehicle is held and reserved exactly when the search before it offered it', async () => {
  await stage.look("update pools set reserves_for_others = 'everybody' where name = 'Munich HQ'");
  await stage.look(`insert into drivers (tenant_id, display_name, licence_classes, blocked_reason)
    select id, name, '{B}', reason from tenants, (values ('Without account', null), ('Blocked', 'Ban')) as added (name, reason)
    where slug = 'contoso'`);
  const drivers = await stage.look<{ id: string }>(`select id from drivers where display_name in
    ('Elena Fischer', 'Jonas Berger', 'Without account', 'Blocked') and tenant_id = (select id from tenants where slug = 'contoso')`);
  const electric = ['M-ID 7710E', 'M-TS 3001E', 'M-FI 5005E'].map((plate) => demoVehicleId(plate));
  const anything = fc.record({
    driverId: fc.constantFrom(...drivers.map(({ id }) => id)),
    class: fc.constantFrom('van' as const, 'compact' as const, 'sedan' as const),
    fuelType: fc.constantFrom('electric' as const, 'diesel' as const),
    minimumSeats: fc.constantFrom(3, 5),
    equipment: fc.constantFrom<string[]>(['tow-bar'], ['winter-tires', 'roof-rack'], ['wheelchair-ramp']),
    tripDistanceMeters: fc.constantFrom(200_000, 300_000),
  });
  const some = fc.record({
    times: fc.oneof({ weight: 3, arbitrary: hours }, { weight: 1, arbitrary: period }),
    vehicleId: fc.constantFrom(...vehicleIds, ...electric),
    who: person,
    anything,
    asked: fc.subarray(['driverId', 'class', 'fuelType', 'minimumSeats', 'equipment', 'tripDistanceMeters'] as const, {
      maxLength: 3,
    }),
    isHeld: fc.boolean(),
  });
  let runs = 0;
  const property = fc.asyncProperty(some, async ({ times, vehicleId, who, anything: all, asked, isHeld }) => {
    if (runs++ % 8 === 0) await stage.look("update reservations set status = 'cancelled'");
    const context = await stage.as(who);
    const wish = Object.fromEntries(asked.map((name) => [name, all[name]])) as Partial<typeof all>;
    const input = { ...times, ...wish };
    const isOffered = async (more: { vehicleId?: string; holdId?: string } = {}) => {
      const found = await outcome(findAvailability(context, { ...input, ...more, limit: 200 }));
      return typeof found !== 'string' && found.vehicles.some((one) => one.vehicleId === vehicleId);
    };
    const offered = await isOffered();
    expect(await isOffered({ vehicleId })).toBe(offered);
    const { class: vehicleClass, fuelType, ...holdable } = input;
    const mayHold = isHeld && !vehicleClass && !fuelType;
    const hold = mayHold ? await outcome(createHold(context, { ...holdable, vehicleId })) : undefined;
    if (hold) expect(typeof hold !== 'string', JSON.stringify({ input, who, hold })).toBe(offered);
    const own = typeof hold === 'object' ? { holdId: hold.id } : {};
    if (own.holdId) expect([await isOffered(), await isOffered(own)]).toEqual([false, true]);
    const created = await outcome(createReservation(context, { ...input, ...own, vehicleId, purpose: 'Property' }));
    expect(typeof created !== 'string', JSON.stringify({ input, who, created })).toBe(offered);
    for (const name of [...asked, ...(hold ? ['hold'] : [])]) count(`${name} ${offered}`);
  });
  const names = ['driverId', 'class', 'fuelType', 'minimumSeats', 'equipment', 'tripDistanceMeters', 'hold'];
  const toTry = names.flatMap((name) => [`${name} true`, `${name} false`]);
  await assertUntilReached(property, 150, async () => toTry.filter((what) => !tried.has(what)));
  await stage.look("update reservations set status = 'cancelled'");
}, 120_000);

test('any vehicle is found exactly when the search before it offered one, and it is one of those offered', async () => {
  const property = fc.asyncProperty(period, person, fc.constantFrom(2, 3, 8, undefined), async (times, who, seats) => {
    const context = await stage.as(who);
    const wish = { ...times, ...(seats && { minimumSeats: seats }) };
    const found = await outcome(findAvailability(context, { ...wish, limit: 200 }));
    const offered = typeof found === 'string' ? [] : found.vehicles.map(({ vehicleId }) => vehicleId);
    const created = await outcome(createReservation(context, { ...wish, purpose: 'Property' }));
    if (typeof created === 'string') expect(offered).toEqual([]);
    else expect(offered).toContain(created.vehicle.id);
  });
  await fc.assert(property, { numRuns: 60 });
});

/** What the refusal of a command names instead; undefined when it was not refused. */
async function refusalOf(command: Promise<unknown>): Promise<DomainError | undefined> {
  return command.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
}

test('whatever a refused reservation or an empty search names instead can be had by whoever was refused', async () => {
  const wish = fc.record({
    vehicleId: fc.option(vehicle, { nil: undefined }),
    class: fc.constantFrom('van' as const, 'minibus' as const, undefined),
    minimumSeats: fc.constantFrom(3, 8, undefined),
  });
  // From a moment ago to beyond every horizon, and from half an hour to some weeks.
  const anyPeriod = fc.oneof(
    period,
    fc.record({ day: fc.nat(400), hour: fc.nat(23), hours: fc.integer({ min: 1, max: 400 }) }).map((one) => {
      const start = now().getTime() + (one.day * 24 + one.hour) * 60 * minute;
      return {
        startDate: new Date(start).toISOString(),
        endDate: new Date(start + one.hours * 60 * minute).toISOString(),
      };
    }),
  );
  const property = fc.asyncProperty(anyPeriod, wish, person, async (times, wanted, who) => {
    const context = await stage.as(who);
    const { vehicleId, ...kind } = wanted;
    const input = { ...times, ...(vehicleId ? { vehicleId } : kind) };
    const search = findAvailability(context, { ...input, limit: 200 });
    const found = await search.catch((error: unknown) =>
      error instanceof DomainError ? error : Promise.reject(error),
    );
    const refusal = await refusalOf(createReservation(context, { ...input, purpose: 'Wanted' }));
    expect(found.alternatives.length > 0).toBe((refusal?.alternatives.length ?? 0) > 0);
    for (const one of [...(refusal?.alternatives ?? []), ...found.alternatives]) {
      const instead = { vehicleId: one.vehicleId, startDate: one.startDate, endDate: one.endDate, purpose: 'Instead' };
      const { id } = await createReservation(context, instead).catch((error: unknown) => {
        throw new Error(JSON.stringify({ input, who, refused: refusal?.rule, one }), { cause: error });
      });
      await cancelReservation(context, { reservationId: id });
      count(`${refusal?.rule} ${one.kind}`);
    }
  });
  const rules = ['taken', 'horizon', 'maximum-length', 'opening-hours', 'minimum-notice'];
  const toTry = rules.map((rule) => `${rule} other-time`);
  await assertUntilReached(property, 80, async () => toTry.filter((what) => !tried.has(what)));
}, 120_000);

test('whatever a refused change names instead is accepted as a change, also when the vehicle is out', async () => {
  await stage.look("update reservations set status = 'cancelled'");
  const any = fc.record({
    who: person,
    made: fc.record({ hours, vehicleId: vehicle }),
    moved: fc.record({ period: fc.oneof(hours, period), vehicleId: vehicle }),
    isOut: fc.boolean(),
    stretch: fc.integer({ min: 1, max: 20 * 12 }),
    pick: fc.nat(),
  });
  let runs = 0;
  const property = fc.asyncProperty(any, async ({ who, made, moved, isOut, stretch, pick }) => {
    if (runs++ % 8 === 0) await stage.look("update reservations set status = 'cancelled'");
    const context = await stage.as(who);
    const input = { ...made.hours, vehicleId: made.vehicleId, purpose: 'Property' };
    const reservation = await outcome(createReservation(context, input));
    if (typeof reservation === 'string') return;
    const { id: reservationId, startDate } = reservation;
    if (isOut) await stage.look("update reservations set status = 'active' where id = $1", [reservationId]);
    const later = new Date(new Date(reservation.endDate).getTime() + stretch * 5 * minute).toISOString();
    const change = isOut ? { endDate: later } : { ...moved.period, vehicleId: moved.vehicleId };
    const refusal = await refusalOf(updateReservation(context, { reservationId, ...change }));
    const one = refusal?.alternatives[pick % refusal.alternatives.length];
    if (!one) return;
    if (isOut) expect(one).toMatchObject({ vehicleId: made.vehicleId, startDate });
    const instead = { vehicleId: one.vehicleId, startDate: one.startDate, endDate: one.endDate };
    await updateReservation(context, { reservationId, ...instead }).catch((error: unknown) => {
      throw new Error(JSON.stringify({ input, change, refused: refusal?.rule, one }), { cause: error });
    });
    count(`change ${isOut ? 'out' : one.kind}`);
  });
  const toTry = ['change other-time', 'change other-vehicle', 'change out'];
  await assertUntilReached(property, 100, async () => toTry.filter((what) => !tried.has(what)));
  await stage.look("update reservations set status = 'cancelled'");
}, 120_000);

interface SeriesTimes {
  recurrenceRule: string;
  startWallTime: string;
  lengthMinutes: number;
}
/** A few days in a row in the week that the others are about. */
const seriesTimes: fc.Arbitrary<SeriesTimes> = fc
  .record({
    day: fc.integer({ min: 24, max: 27 }),
    quarter: fc.nat(80),
    quarters: fc.integer({ min: 1, max: 16 }),
    count: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ day, quarter, quarters, count: times }) => ({
    recurrenceRule: `FREQ=DAILY;COUNT=${times}`,
    startWallTime: new Date(Date.UTC(2026, 10, day, 0, quarter * 15)).toISOString().slice(0, 16),
    lengthMinutes: quarters * 15,
  }));
const seriesChange = fc.oneof(
  seriesTimes.map(({ startWallTime, lengthMinutes }) => ({ startTime: startWallTime.slice(11), lengthMinutes })),
  seriesTimes.map(({ recurrenceRule }) => ({ recurrenceRule })),
  vehicle.map((vehicleId) => ({ vehicleId })),
);

test('whatever people do at once, in series too, no two live reservations of a vehicle overlap, turnaround included', async () => {
  const created: string[] = [];
  const series: string[] = [];
  const pickSeries = (index: number) => series[index % Math.max(series.length, 1)] ?? crypto.randomUUID();
  const pick = (index: number) => created[index % Math.max(created.length, 1)] ?? crypto.randomUUID();
  const approver = await stage.as('approver');
  const contexts = new Map(await Promise.all(people.map(async (who) => [who, await stage.as(who)] as const)));
  const actor = (who: (typeof people)[number]) => contexts.get(who) ?? approver;
  const commands = {
    create: (who: (typeof people)[number], times: { startDate: string; endDate: string }, vehicleId: string) =>
      outcome(createReservation(actor(who), { ...times, vehicleId, purpose: 'Property' })).then((result) => {
        if (typeof result !== 'string') created.push(result.id);
      }),
    move: (
      who: (typeof people)[number],
      index: number,
      times: { startDate: string; endDate: string },
      vehicleId: string,
    ) => outcome(updateReservation(actor(who), { reservationId: pick(index), ...times, vehicleId })),
    createAny: (who: (typeof people)[number], times: { startDate: string; endDate: string }) =>
      outcome(createReservation(actor(who), { ...times, class: 'van', purpose: 'Property' })).then((result) => {
        if (typeof result !== 'string') created.push(result.id);
      }),
    createSeries: (who: (typeof people)[number], times: SeriesTimes, vehicleId: string) => {
      const common = { mode: 'all-that-fit', purpose: 'Property' } as const;
      return outcome(createSeries(actor(who), { ...times, ...common, vehicleId })).then((result) => {
        if (typeof result === 'string') return;
        series.push(result.id);
        created.push(...result.occurrences.map(({ id }) => id));
        count('series made');
      });
    },
    changeSeries: (index: number, change: Partial<SeriesTimes> & { startTime?: string; vehicleId?: string }) => {
      const common = { scope: 'all', mode: 'all-that-fit', includeExceptions: true } as const;
      const { startWallTime: _, ...changes } = change;
      const input = { seriesId: pickSeries(index), ...common, ...changes };
      return outcome(updateSeries(actor('manager'), input)).then((result) => {
        if (typeof result !== 'string') count('series changed');
      });
    },
    approveSeries: (index: number) => outcome(approveSeries(approver, { seriesId: pickSeries(index) })),
    cancelSeries: (index: number) =>
      outcome(cancelSeries(actor('manager'), { seriesId: pickSeries(index), scope: 'all' })),
    approve: (index: number) => outcome(approveReservation(approver, { reservationId: pick(index) })),
    reject: (index: number) => outcome(rejectReservation(approver, { reservationId: pick(index) })),
    cancel: (who: (typeof people)[number], index: number) =>
      outcome(cancelReservation(actor(who), { reservationId: pick(index) })),
  };
  const command = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(person, period, vehicle).map((args) => () => commands.create(...args)) },
    { weight: 2, arbitrary: fc.tuple(person, period).map((args) => () => commands.createAny(...args)) },
    { weight: 3, arbitrary: fc.tuple(person, fc.nat(50), period, vehicle).map((args) => () => commands.move(...args)) },
    {
      weight: 3,
      arbitrary: fc.tuple(person, seriesTimes, vehicle).map((args) => () => commands.createSeries(...args)),
    },
    { weight: 3, arbitrary: fc.tuple(fc.nat(50), seriesChange).map((args) => () => commands.changeSeries(...args)) },
    { weight: 1, arbitrary: fc.nat(50).map((index) => () => commands.approveSeries(index)) },
    { weight: 1, arbitrary: fc.nat(50).map((index) => () => commands.cancelSeries(index)) },
    { weight: 2, arbitrary: fc.nat(50).map((index) => () => commands.approve(index)) },
    { weight: 1, arbitrary: fc.nat(50).map((index) => () => commands.reject(index)) },
    { weight: 2, arbitrary: fc.tuple(person, fc.nat(50)).map((args) => () => commands.cancel(...args)) },
  );
  const property = fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (batch) => {
    await Promise.all(batch.map((run) => run()));
    // Asked with comparisons, not with the ranges of the constraint that should have prevented it.
    const overlaps = await stage.look(`
      select one.id from reservations one join reservations other
        on one.tenant_id = other.tenant_id and one.vehicle_id = other.vehicle_id and one.id < other.id
      where one.status in ('pending', 'approved', 'active') and other.status in ('pending', 'approved', 'active')
        and one.start_date < other.end_date + make_interval(mins => other.buffer_minutes)
        and other.start_date < one.end_date + make_interval(mins => one.buffer_minutes)`);
    expect(overlaps).toEqual([]);
  });
  await assertUntilReached(property, 30, async () =>
    ['series made', 'series changed'].filter((what) => !tried.has(what)),
  );
  const versions = await stage.look<{ behind: number }>(`
    select count(*)::int as behind from reservations r
    where version <> (select count(*) from outbox_events e where e.entity_id = r.id)`);
  expect(versions, 'every change has its event').toEqual([{ behind: 0 }]);
});
