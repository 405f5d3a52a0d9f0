/** What can stand in the cells of each sheet, as the contract says; as data, without the schemas. */
import { costCenterOperations } from '@fleet/contracts/cost-center.ts';
import { driverMembers } from '@fleet/contracts/driver.ts';
import { ruleOf } from '@fleet/contracts/member-rule.ts';
import { reservationOperations } from '@fleet/contracts/reservation.ts';
import { vehicleMembers, vehicleOperations } from '@fleet/contracts/vehicle.ts';

export { reservationStatuses } from '@fleet/contracts/reservation.ts';
export { fuelTypes, vehicleClasses } from '@fleet/contracts/vehicle.ts';

const { name, active } = costCenterOperations.updateCostCenter.input.shape;
const reservation = reservationOperations.updateReservation.input.shape;

export const costCenterRules = { name: ruleOf(name), active: ruleOf(active) };

export const driverRules = {
  displayName: ruleOf(driverMembers.displayName),
  email: ruleOf(driverMembers.email),
  licenceClasses: ruleOf(driverMembers.licenceClasses),
  licenceValidUntil: ruleOf(driverMembers.licenceValidUntil),
  licenceNumber: ruleOf(driverMembers.licenceNumber),
  blockedReason: ruleOf(driverMembers.blockedReason),
};

export const reservationRules = {
  vehicleId: ruleOf(reservation.vehicleId),
  startDate: ruleOf(reservation.startDate),
  endDate: ruleOf(reservation.endDate),
  purpose: ruleOf(reservation.purpose),
  department: ruleOf(reservation.department),
  costCenter: ruleOf(reservation.costCenter),
  minimumSeats: ruleOf(reservation.minimumSeats),
  tripDistanceMeters: ruleOf(reservation.tripDistanceMeters),
};

export const vehicleRules = {
  licensePlate: ruleOf(vehicleMembers.licensePlate),
  make: ruleOf(vehicleMembers.make),
  model: ruleOf(vehicleMembers.model),
  poolId: ruleOf(vehicleMembers.poolId),
  class: ruleOf(vehicleMembers.class),
  fuelType: ruleOf(vehicleMembers.fuelType),
  status: ruleOf(vehicleOperations.updateVehicle.input.shape.status),
  seats: ruleOf(vehicleMembers.seats),
  odometerMeters: ruleOf(vehicleMembers.odometerMeters),
  rangeMeters: ruleOf(vehicleMembers.rangeMeters),
  color: ruleOf(vehicleMembers.color),
  equipment: ruleOf(vehicleMembers.equipment),
  mailboxAddress: ruleOf(vehicleMembers.mailboxAddress),
};
