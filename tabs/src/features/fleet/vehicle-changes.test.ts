import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../language/words.ts';
import { sampleVehicle } from './sample-vehicle.ts';
import type { Occupancy } from './vehicle-availability.ts';
import { describeChanges, kindByVehicle } from './vehicle-changes.ts';

await loadWords('fleet');

const at = (time: string) => `2026-11-23T${time}:00Z`;
const occupied = (from: string, to: string): Occupancy => ({
  startDate: at(from),
  endDate: at(to),
  status: 'approved',
});

describe('what a screen reader says', () => {
  const now = Date.parse(at('10:00'));
  const free = sampleVehicle();
  const taken = sampleVehicle({ currentReservation: occupied('09:00', '12:00') });

  it('names a vehicle that became reserved, or free again', () => {
    expect(describeChanges(kindByVehicle([free], now), [taken], now)).toBe('Ford Transit is now reserved.');
    expect(describeChanges(kindByVehicle([taken], now), [free], now)).toBe('Ford Transit is now available.');
  });

  it('is nothing when only the details changed, and at the first look', () => {
    const longer = sampleVehicle({ currentReservation: occupied('09:00', '14:00') });
    expect(describeChanges(kindByVehicle([taken], now), [longer], now)).toBe('');
    expect(describeChanges(new Map(), [taken], now)).toBe('');
  });

  it('is a number when many changed at once', () => {
    const many = (state: Vehicle) => ['1', '2', '3', '4'].map((id) => ({ ...state, id }));
    const text = describeChanges(kindByVehicle(many(free), now), many(taken), now);
    expect(text).toBe('4 vehicles changed their status.');
  });
});
