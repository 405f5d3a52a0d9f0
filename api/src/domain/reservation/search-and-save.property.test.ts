/** Properties that must hold whatever people do: search and save agree, and nobody ever shares a vehicle. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { DomainError } from '../domain-errors.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { findAvailability } from './find-availability.ts';
import { rejectReservation } from './reject-reservation.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const vehicleIds = ['M-FT 1204', 'M-FT 1205', 'M-CO 1010', 'M-MB 3320', 'B-FT 6101'].map((plate) =>
  demoVehicleId(plate),
);
const people = ['employee', 'employee2', 'manager'] as const;
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
  // Pools that differ in every rule, and small limits so that random periods meet them.
  await stage.look("update pools set buffer_minutes = 45, maximum_length_minutes = 600 where name = 'Munich HQ'");
  await stage.look("update pools set buffer_minutes = 0, horizon_days = 3 where name = 'Munich Airport'");
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
    const announced = typeof found !== 'string' && found.vehicles.find((one) => one.vehicleId === vehicleId);
    if (announced && typeof created !== 'string') {
      expect(created.status).toBe(announced.approvalRequired ? 'pending' : 'approved');
    }
  });
  await fc.assert(property, { numRuns: 150 });
});

test('whatever people do at once, no two live reservations of a vehicle overlap, turnaround included', async () => {
  const created: string[] = [];
  const pick = (index: number) => created[index % Math.max(created.length, 1)] ?? crypto.randomUUID();
  const approver = await stage.as('approver');
  const contexts = new Map(await Promise.all(people.map(async (who) => [who, await stage.as(who)] as const)));
  const actor = (who: (typeof people)[number]) => contexts.get(who) ?? approver;
  const commands = {
    create: (who: (typeof people)[number], times: { startDate: string; endDate: string }, vehicleId: string) =>
      outcome(createReservation(actor(who), { ...times, vehicleId, purpose: 'Property' })).then((result) => {
        if (typeof result !== 'string') created.push(result.id);
      }),
    approve: (index: number) => outcome(approveReservation(approver, { reservationId: pick(index) })),
    reject: (index: number) => outcome(rejectReservation(approver, { reservationId: pick(index) })),
    cancel: (who: (typeof people)[number], index: number) =>
      outcome(cancelReservation(actor(who), { reservationId: pick(index) })),
  };
  const command = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(person, period, vehicle).map((args) => () => commands.create(...args)) },
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
  await fc.assert(property, { numRuns: 30 });
  const versions = await stage.look<{ behind: number }>(`
    select count(*)::int as behind from reservations r
    where version <> (select count(*) from outbox_events e where e.entity_id = r.id)`);
  expect(versions, 'every change has its event').toEqual([{ behind: 0 }]);
});
