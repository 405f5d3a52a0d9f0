import { discreet } from './discreet-refusal.ts';
import type { Refusal } from './refusal.ts';
import type { PoolRequest, VehicleFacts } from './reservation-request.ts';

/** An electric vehicle must reach a quarter farther than the trip: cold, detours, and an older battery. */
const rangeReserve = 1.25;

const nameOf = ({ name, licensePlate }: VehicleFacts) => `${name} (${licensePlate})`;

export function refuseVehicleStatus(_request: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  if (vehicle.status === 'active') return undefined;
  if (vehicle.status === 'maintenance') {
    const message = `${nameOf(vehicle)} is in maintenance. Choose another vehicle.`;
    return { rule: 'maintenance', facts: { vehicle: nameOf(vehicle) }, message };
  }
  const message = `${nameOf(vehicle)} has been retired. Choose another vehicle.`;
  return { rule: 'retired', facts: { vehicle: nameOf(vehicle) }, message };
}

/** Only in a pool that asks for licences; that there is one, and how long it is valid, is a rule of the pool. */
export function refuseLicenceClass(request: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  const { pool, driver } = request;
  if (!pool.licenceRequired || driver.licenceClasses.includes(vehicle.requiredLicenceClass)) return undefined;
  const has = driver.licenceClasses.join(', ') || 'none';
  const message = `${nameOf(vehicle)} needs a licence of class ${vehicle.requiredLicenceClass}; ${driver.displayName} has ${has}. Choose a vehicle of another class.`;
  const facts = {
    vehicle: nameOf(vehicle),
    driver: driver.displayName,
    neededClass: vehicle.requiredLicenceClass,
  };
  return discreet({ rule: 'licence-class', facts, message }, request);
}

export function refuseSeats({ minimumSeats }: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  if (!minimumSeats || vehicle.seats >= minimumSeats) return undefined;
  const message = `${nameOf(vehicle)} has ${vehicle.seats} seats, and ${minimumSeats} were asked for. Choose a larger vehicle.`;
  const facts = { vehicle: nameOf(vehicle), seats: vehicle.seats, wantedSeats: minimumSeats };
  return { rule: 'seats', facts, message };
}

export function refuseEquipment({ equipment }: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  const missing = equipment.filter((code) => !vehicle.equipment.includes(code));
  if (missing.length === 0) return undefined;
  const message = `${nameOf(vehicle)} has no ${missing.join(', ')}. Choose a vehicle that has.`;
  return { rule: 'equipment', facts: { vehicle: nameOf(vehicle), missing }, message };
}

export function refuseRange({ tripDistanceMeters }: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  if (!tripDistanceMeters || vehicle.fuelType !== 'electric') return undefined;
  if (vehicle.rangeMeters && vehicle.rangeMeters >= tripDistanceMeters * rangeReserve) return undefined;
  const kilometers = (meters: number) => `${Math.round(meters / 1_000)} km`;
  const reach = vehicle.rangeMeters ? `reaches ${kilometers(vehicle.rangeMeters)}` : 'has no known range';
  const message = `${nameOf(vehicle)} is electric and ${reach}, too little for a trip of ${kilometers(tripDistanceMeters)} with a reserve. Choose another vehicle.`;
  const facts = {
    vehicle: nameOf(vehicle),
    rangeMeters: vehicle.rangeMeters ?? undefined,
    tripMeters: tripDistanceMeters,
  };
  return { rule: 'range', facts, message };
}
