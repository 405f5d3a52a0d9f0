import { describe, expect, it } from 'vitest';
import { sampleVehicle } from './sample-vehicle.ts';
import { type Occupancy, vehicleAvailability } from './vehicle-availability.ts';

const at = (time: string) => `2026-11-23T${time}:00Z`;
const occupied = (from: string, to: string): Occupancy => ({
  startDate: at(from),
  endDate: at(to),
  status: 'approved',
});

describe('a vehicle', () => {
  const morning = occupied('09:00', '12:00');
  const afternoon = occupied('13:00', '15:00');
  const answered = sampleVehicle({ currentReservation: morning, nextReservation: afternoon });
  const seenAt = (time: string) => vehicleAvailability(answered, Date.parse(at(time)));

  it('is available while nobody has it', () => {
    const availability = vehicleAvailability(sampleVehicle(), Date.parse(at('10:00')));
    expect(availability).toEqual({ kind: 'available', next: null });
  });

  it('is reserved until the current reservation ends', () => {
    expect(seenAt('11:59')).toEqual({ kind: 'reserved', current: morning, next: afternoon });
  });

  it('is reserved when the server says so, though the clock here is behind', () => {
    expect(seenAt('08:59')).toEqual({ kind: 'reserved', current: morning, next: afternoon });
  });

  it('is available at the minute the current reservation ends, though the answer is older', () => {
    expect(seenAt('12:00')).toEqual({ kind: 'available', next: afternoon });
  });

  it('is reserved from the minute the next reservation begins, though the answer is older', () => {
    expect(seenAt('13:00')).toEqual({ kind: 'reserved', current: afternoon, next: null });
  });

  it('is available again after both', () => {
    expect(seenAt('15:00')).toEqual({ kind: 'available', next: null });
  });

  it.each(['maintenance', 'retired'] as const)('in %s is that, whatever is reserved', (status) => {
    const { currentReservation, nextReservation } = answered;
    const availability = vehicleAvailability(sampleVehicle({ status, currentReservation, nextReservation }), 0);
    expect(availability).toEqual({ kind: status });
  });
});
