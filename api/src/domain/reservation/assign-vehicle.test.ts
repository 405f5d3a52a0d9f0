import { describe, expect, test } from 'vitest';
import { type Gap, rankVehicles } from './assign-vehicle.ts';
import type { PoolFacts, VehicleFacts } from './reservation-request.ts';

const week = 7 * 1440;
const freeAllWeek: Gap = { beforeMinutes: week, afterMinutes: week };
const pool = { id: 'munich', name: 'Munich HQ' } as PoolFacts;

function van(licensePlate: string, changes: Partial<VehicleFacts> = {}, gap: Gap = freeAllWeek) {
  const vehicle = { id: licensePlate, licensePlate, seats: 3, odometerMeters: 50_000_000, ...changes } as VehicleFacts;
  return { vehicle, pool, gap };
}
const order = (...candidates: ReturnType<typeof van>[]) =>
  rankVehicles(candidates).map(({ vehicle }) => vehicle.licensePlate);

describe('any vehicle that would do', () => {
  test('is no larger than needed', () => {
    expect(order(van('nine seats', { seats: 9 }), van('three seats'))).toEqual(['three seats', 'nine seats']);
  });

  test('is the one whose gap fits tightest, so that long free times stay whole', () => {
    const tight = van('tight', {}, { beforeMinutes: 0, afterMinutes: 90 });
    const loose = van('loose', {}, { beforeMinutes: 600, afterMinutes: week });
    expect(order(van('untouched'), loose, tight)).toEqual(['tight', 'loose', 'untouched']);
  });

  test('is the least driven among those that fit alike', () => {
    const worn = van('worn', { odometerMeters: 120_000_000 }, { beforeMinutes: 0, afterMinutes: 70 });
    const fresh = van('fresh', { odometerMeters: 8_000_000 }, { beforeMinutes: 0, afterMinutes: 110 });
    expect(order(worn, fresh)).toEqual(['fresh', 'worn']);
  });

  test('is the same one whatever the order in which they are looked at', () => {
    const [one, two, three] = [van('A'), van('B'), van('C')];
    expect(order(three, one, two)).toEqual(order(two, three, one));
    expect(order(three, two, one)).toEqual(['A', 'B', 'C']);
  });

  test('comes with the reason', () => {
    const [tight] = rankVehicles([van('A', {}, { beforeMinutes: 0, afterMinutes: 90 })]);
    expect(tight?.reason).toBe(
      'Fits between other reservations of this vehicle (nothing before, 1 hour and 30 minutes after stays free), so longer free times of others stay whole',
    );
    const [untouched] = rankVehicles([van('A', { odometerMeters: 8_400_000 })]);
    const least = 'Smallest vehicle that does, and the least driven of those free all week (8,400 km)';
    expect(untouched?.reason).toBe(least);
  });
});
