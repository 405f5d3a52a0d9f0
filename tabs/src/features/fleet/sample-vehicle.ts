import type { Vehicle } from '@fleet/contracts/vehicle.ts';

/** For tests: a free van, changed as the test says. */
export function sampleVehicle(changes: Partial<Vehicle> = {}): Vehicle {
  return {
    id: '0198f000-0000-7000-8000-000000000001',
    poolId: '0198f000-0000-7000-8000-000000000002',
    poolName: 'Headquarters',
    site: 'Munich',
    timeZone: 'Europe/Berlin',
    licensePlate: 'M-FT 1204',
    make: 'Ford',
    model: 'Transit',
    color: 'blue',
    class: 'van',
    fuelType: 'diesel',
    seats: 3,
    odometerMeters: 1000,
    equipment: [],
    rangeMeters: null,
    photoId: null,
    status: 'active',
    mailboxAddress: 'van-m-ft-1204@contoso.example',
    currentReservation: null,
    nextReservation: null,
    freeFrom: null,
    retiredAt: null,
    version: 1,
    createdAt: '2026-01-05T08:00:00.000Z',
    updatedAt: '2026-01-05T08:00:00.000Z',
    ...changes,
  };
}
