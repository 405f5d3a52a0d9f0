/** What is recommended is what somebody gets who leaves the choice open, at the price of one more statement. */
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertUntilReached } from '../../../../infra/local/testing/assert-until-reached.ts';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { describeAssignmentReason } from './assignment-reason.ts';
import { createReservation } from './create-reservation.ts';
import { findAvailability } from './find-availability.ts';
import { recommendVehicles } from './recommend-vehicles.ts';

const now = new Date('2026-11-23T07:00:00Z');
const minute = 60_000;
const morning = { startDate: '2027-03-01T08:00:00Z', endDate: '2027-03-01T11:00:00Z', limit: 200 };
let stage: DemoStage;
let employee: UserContext;
beforeAll(async () => {
  stage = await setDemoStage(() => now);
  employee = await stage.as('employee');
  // Worn so differently that every reason decides somewhere.
  await stage.look(`update vehicles set odometer_meters = case class when 'van' then 40000000
    else 10000000 + 30000000 * (hashtext(license_plate) & 3) end`);
});
afterAll(() => stage.drop());

/** The same person, and the names of the statements they have read by since. */
function watched({ database, ...context }: UserContext) {
  const read: (string | undefined)[] = [];
  const watching: UserContext = {
    ...context,
    database: {
      ...database,
      read: (tenantId, statement) => {
        read.push(statement.name);
        return database.read(tenantId, statement);
      },
    },
  };
  return { read, context: watching };
}

test('the vehicle that is recommended is the one that is assigned for the same wish, for the same reason', async () => {
  const reached = new Set<string>();
  const wish = fc.record({
    class: fc.constantFrom('van', 'minibus', 'compact', 'sedan', 'truck', undefined),
    fuelType: fc.constantFrom('electric', 'diesel', undefined),
    minimumSeats: fc.constantFrom(2, 5, 8, undefined),
  });
  // Quarters of an hour within two days, so that reservations crowd each other.
  const period = fc.record({ start: fc.nat(2 * 96), quarters: fc.integer({ min: 2, max: 24 }) }).map((one) => {
    const start = Date.UTC(2026, 10, 30) + one.start * 15 * minute;
    return {
      startDate: new Date(start).toISOString(),
      endDate: new Date(start + one.quarters * 15 * minute).toISOString(),
    };
  });
  const property = fc.asyncProperty(period, wish, async (times, kind) => {
    const input = { ...times, ...kind };
    const found = await recommendVehicles(employee, { ...input, limit: 200 }).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return undefined;
    });
    const [recommended] = found?.vehicles ?? [];
    const reserved = createReservation(employee, { ...input, purpose: 'Property' });
    if (!found?.why || !recommended) {
      await expect(reserved).rejects.toBeInstanceOf(DomainError);
      return;
    }
    const { vehicle, assignmentReason } = await reserved;
    expect({ vehicleId: vehicle.id, reason: assignmentReason }).toEqual({
      vehicleId: recommended.vehicleId,
      reason: describeAssignmentReason(found.why),
    });
    reached.add(found.why.code);
  });
  const codes = ['only-one', 'smallest', 'fewest-gaps', 'least-driven', 'least-reserved', 'first-of-alike'];
  await assertUntilReached(property, 120, async () => codes.filter((code) => !reached.has(code)));
}, 60_000);

test('all that are free are there, in another order', async () => {
  const found = await findAvailability(employee, morning);
  const recommended = await recommendVehicles(employee, morning);
  const byPlate = (vehicles: typeof found.vehicles) =>
    vehicles.toSorted((one, other) => one.licensePlate.localeCompare(other.licensePlate));
  expect(recommended).toMatchObject({ totalCount: found.totalCount, alternatives: [] });
  expect(byPlate(recommended.vehicles)).toEqual(byPlate(found.vehicles));
  expect(recommended.vehicles).not.toEqual(found.vehicles);
});

test('what the caller does not want is neither counted nor recommended', async () => {
  await stage.look("update reservations set status = 'cancelled'");
  const isBlueVan = ({ color, class: kind }: AvailableVehicle) => color === 'blue' && kind === 'van';
  expect(await recommendVehicles(employee, { ...morning, limit: 1 }, isBlueVan)).toMatchObject({
    vehicles: [{ licensePlate: 'B-FT 6102E' }],
    totalCount: 2,
    why: { code: 'first-of-alike' },
  });
});

test('where nothing fits nothing is recommended, and where nothing is free the alternatives are named', async () => {
  expect(await recommendVehicles(employee, morning, () => false)).toEqual({
    totalCount: 0,
    vehicles: [],
    alternatives: [],
    why: null,
  });
  const wish = { ...morning, class: 'minibus', minimumSeats: 60 } as const;
  expect(await recommendVehicles(employee, wish)).toEqual({ ...(await findAvailability(employee, wish)), why: null });
});

test('it takes one statement more than the search, and none where fewer than two fit', async () => {
  const search = watched(employee);
  await findAvailability(search.context, morning);
  const many = watched(employee);
  await recommendVehicles(many.context, morning);
  expect(many.read).toEqual([...search.read, 'reservation.surroundings']);
  const one = watched(employee);
  await recommendVehicles(one.context, morning, ({ licensePlate }) => licensePlate === 'M-FT 1204');
  expect(one.read).toEqual(search.read);
});
