import type { Vehicle } from '@fleet/contracts/vehicle.ts';

export type Occupancy = NonNullable<Vehicle['currentReservation']>;

export type VehicleAvailability =
  | { kind: 'available'; next: Occupancy | null }
  | { kind: 'reserved'; current: Occupancy; next: Occupancy | null }
  | { kind: 'maintenance' | 'retired' };

/**
 * What the vehicle is at this moment. The server's answer is a little old, so the clock decides which of its two
 * reservations counts: the next one may have begun and the current one ended since.
 * @param now milliseconds since 1970
 */
export function vehicleAvailability(vehicle: Vehicle, now: number): VehicleAvailability {
  if (vehicle.status !== 'active') return { kind: vehicle.status };
  const [first, second] = [vehicle.currentReservation, vehicle.nextReservation].filter(
    (occupancy): occupancy is Occupancy => occupancy !== null && Date.parse(occupancy.endDate) > now,
  );
  // The server's word that one has begun counts more than a clock here that is behind.
  const begun = first && (first === vehicle.currentReservation || Date.parse(first.startDate) <= now);
  if (begun) return { kind: 'reserved', current: first, next: second ?? null };
  return { kind: 'available', next: first ?? null };
}
