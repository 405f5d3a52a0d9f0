/**
 * What may be reserved at all. Search and save ask the same functions, so what one offers the other accepts. A rule is
 * pure: it gets every fact it needs and answers with a refusal or nothing. That nobody else claims the vehicle is not a
 * rule here but a constraint of the database.
 */
import { refuseBeyondDecision } from './decision-rules.ts';
import { refuseDriver, refuseQuota, refuseQuotaElsewhere, refuseReservingForOther } from './driver-rules.ts';
import { refuseClosed, refuseHoliday } from './opening-rules.ts';
import { refuseEnded, refuseHorizon, refuseLength, refuseNotice, refuseOrder, refusePast } from './period-rules.ts';
import type { Refusal } from './refusal.ts';
import type { PoolRequest, VehicleFacts } from './reservation-request.ts';
import { refuseEquipment, refuseLicenceClass, refuseRange, refuseSeats, refuseVehicleStatus } from './vehicle-rules.ts';

type PoolRule = (request: PoolRequest) => Refusal | undefined;
type VehicleRule = (request: PoolRequest, vehicle: VehicleFacts) => Refusal | undefined;

/** In the order in which a person would want to hear of them. */
const poolRules: readonly PoolRule[] = [
  refuseOrder,
  refusePast,
  refuseEnded,
  refuseReservingForOther,
  refuseDriver,
  refuseLength,
  refuseNotice,
  refuseHorizon,
  refuseHoliday,
  refuseClosed,
  refuseQuota,
];

/** Which rules also bind whoever gives back some of their time. */
const returningRules: readonly PoolRule[] = [
  refuseOrder,
  refusePast,
  refuseEnded,
  refuseHoliday,
  refuseClosed,
  refuseQuotaElsewhere,
];

const vehicleRules: readonly VehicleRule[] = [
  refuseVehicleStatus,
  refuseLicenceClass,
  refuseSeats,
  refuseEquipment,
  refuseRange,
  refuseBeyondDecision,
];

/** @returns why the pool does not lend any vehicle so; undefined when it does */
export function refuseByPool(request: PoolRequest): Refusal | undefined {
  return firstRefusal(poolRules, request);
}

function firstRefusal(rules: readonly PoolRule[], request: PoolRequest): Refusal | undefined {
  for (const rule of rules) {
    const refusal = rule(request);
    if (refusal) return refusal;
  }
  return undefined;
}

/** @returns why this vehicle cannot be reserved so, whoever else claims it; undefined when it can */
export function refuseByVehicle(request: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  for (const rule of vehicleRules) {
    const refusal = rule(request, vehicle);
    if (refusal) return refusal;
  }
  return undefined;
}

/** @returns why time that was reserved cannot be given back so; rules that came later do not keep anybody from it */
export function refuseGivingBack(request: PoolRequest): Refusal | undefined {
  return firstRefusal(returningRules, request);
}

/** All rules for one vehicle. */
export function refuseReservation(request: PoolRequest, vehicle: VehicleFacts): Refusal | undefined {
  return refuseByPool(request) ?? refuseByVehicle(request, vehicle);
}
