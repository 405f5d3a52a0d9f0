import { describe, expect, test } from 'vitest';
import { type Candidate, rankVehicles } from './assign-vehicle.ts';
import type { PoolFacts, VehicleFacts } from './reservation-request.ts';

const pool = { id: 'munich', name: 'Munich HQ', bufferMinutes: 30 } as PoolFacts;

function van(
  licensePlate: string,
  {
    kilometers = 50_000,
    seats = 3,
    vehicleClass = 'van',
    ...around
  }: Partial<Candidate> & { kilometers?: number; seats?: number; vehicleClass?: VehicleFacts['class'] } = {},
): Candidate {
  const odometerMeters = kilometers * 1_000;
  const vehicle = { id: licensePlate, licensePlate, class: vehicleClass, seats, odometerMeters } as VehicleFacts;
  const usual = { isOfUsualPool: false, spareEquipment: 0 };
  return { vehicle, pool, beforeMinutes: null, afterMinutes: null, reservedMinutes: 0, ...usual, ...around };
}
const ranked = (...candidates: Candidate[]) => rankVehicles(candidates);
const order = (...candidates: Candidate[]) => ranked(...candidates).map(({ vehicle }) => vehicle.licensePlate);
const reasons = (...candidates: Candidate[]) => ranked(...candidates).map(({ reason }) => reason);

const onlyOne = 'The only vehicle that is free then and would do';

describe('any vehicle that would do', () => {
  test('is of the pool whose vehicle the driver had last, where there is one', () => {
    const elsewhere = van('elsewhere', { seats: 2 });
    const here = van('here', { seats: 9, isOfUsualPool: true });
    expect(order(elsewhere, here)).toEqual(['here', 'elsewhere']);
    expect(reasons(elsewhere, here)).toEqual(['In the pool of the last vehicle (Munich HQ)', onlyOne]);
  });

  test('is of the smallest class that would do, however few seats a larger one has', () => {
    const truck = van('truck', { vehicleClass: 'truck', seats: 3 });
    const compact = van('compact', { vehicleClass: 'compact', seats: 5, kilometers: 190_000 });
    expect(order(truck, compact)).toEqual(['compact', 'truck']);
    expect(reasons(truck, compact)).toEqual(['Of the smallest class that would do (compact)', onlyOne]);
  });

  test('has no equipment that others may need', () => {
    const equipped = van('tow bar', { spareEquipment: 1, kilometers: 1_000 });
    expect(order(equipped, van('plain'))).toEqual(['plain', 'tow bar']);
    expect(reasons(equipped, van('plain'))).toEqual(['Leaves special equipment to those who need it', onlyOne]);
  });

  test('is no larger than needed', () => {
    const candidates = [van('nine seats', { seats: 9 }), van('three seats', { kilometers: 190_000, afterMinutes: 20 })];
    expect(order(...candidates)).toEqual(['three seats', 'nine seats']);
    expect(reasons(...candidates)).toEqual(['The smallest of the vehicles that would do (3 seats)', onlyOne]);
  });

  test('leaves no gap that is too short to lend, turnaround included', () => {
    const spoilt = { kilometers: 1_000 };
    const wasteful = [van('A', { ...spoilt, beforeMinutes: 89 }), van('B', { ...spoilt, afterMinutes: 1 })];
    const good = [van('X', { beforeMinutes: 0 }), van('Y', { afterMinutes: 90 }), van('Z')];
    expect(order(...wasteful, ...good)).toEqual(['X', 'Y', 'Z', 'A', 'B']);
    expect(reasons(van('A', { afterMinutes: 15 }), van('B'))).toEqual([
      'Leaves fewer gaps that are too short to lend than the others',
      onlyOne,
    ]);
  });

  test('is the least driven among those, however long they stay free around it', () => {
    const worn = van('worn', { kilometers: 120_000, beforeMinutes: 0, afterMinutes: 0 });
    const fresh = van('fresh', { kilometers: 8_400, reservedMinutes: 9_000 });
    expect(order(worn, fresh)).toEqual(['fresh', 'worn']);
    expect(reasons(worn, fresh)[0]).toBe('The least driven of those that fit alike (8,400 km)');
  });

  test('is the one with the least time reserved around then, among those driven alike', () => {
    const busy = van('busy', { kilometers: 50_000, reservedMinutes: 2_400 });
    const idle = van('idle', { kilometers: 51_000, reservedMinutes: 510 });
    const worn = van('worn', { kilometers: 51_001 });
    expect(order(worn, busy, idle)).toEqual(['idle', 'busy', 'worn']);
    expect(reasons(worn, busy, idle)).toEqual([
      'Reserved least around that time of those driven alike (8 hours and 30 minutes in 2 weeks)',
      'The least driven of those that fit alike (50,000 km)',
      onlyOne,
    ]);
  });

  test('is the same one whatever the order in which they are looked at', () => {
    const [one, two, three] = [van('A'), van('B'), van('C')];
    expect(order(three, one, two)).toEqual(order(two, three, one));
    expect(order(three, two, one)).toEqual(['A', 'B', 'C']);
    expect(reasons(three, two, one)[0]).toBe('The first by license plate of those that are alike');
  });

  test('is the only one, where there is no other', () => {
    expect(reasons(van('A'))).toEqual([onlyOne]);
  });
});
