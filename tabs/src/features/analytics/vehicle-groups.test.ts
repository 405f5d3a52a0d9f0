import type { VehicleUtilisation } from '@fleet/contracts/report.ts';
import { expect, it } from 'vitest';
import { averageShare, groupVehicles } from './vehicle-groups.ts';

const vehicle = (vehicleId: string, usedShare: number | null, changes: Partial<VehicleUtilisation> = {}) => ({
  vehicleId,
  vehicleName: vehicleId,
  licensePlate: vehicleId,
  poolId: 'p',
  poolName: 'Pool',
  reservedMinutes: 0,
  reservedOpenMinutes: (usedShare ?? 0) * 1_000,
  openMinutes: usedShare === null ? 0 : 1_000,
  usedShare,
  reservationCount: 1,
  noShowCount: 0,
  cancelledCount: 0,
  lateReturnCount: 0,
  ...changes,
});
const fleet = [
  vehicle('some', 0.05),
  vehicle('never', 0),
  vehicle('usual', 0.4, { noShowCount: 1 }),
  vehicle('most', 0.9, { lateReturnCount: 2, noShowCount: 1 }),
  vehicle('much', 0.7),
  vehicle('closed', null),
];
const ids = (vehicles: readonly VehicleUtilisation[]) => vehicles.map(({ vehicleId }) => vehicleId);

it('idle are those that are hardly used, overbooked those that hardly ever stand, the extreme first', () => {
  const { idle, overbooked, unreliable } = groupVehicles(fleet);
  expect(ids(idle)).toEqual(['never', 'some']);
  expect(ids(overbooked)).toEqual(['most', 'much']);
  expect(ids(unreliable)).toEqual(['most', 'usual']);
});

it('the average counts every vehicle by its open time', () => {
  expect(averageShare(fleet)).toBeCloseTo(2.05 / 5);
  expect(averageShare([vehicle('closed', null)])).toBeNull();
});
