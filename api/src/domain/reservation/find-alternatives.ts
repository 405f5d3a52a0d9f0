import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { findOtherEnd } from './find-other-end.ts';
import { findOtherTimes } from './find-other-times.ts';
import { offerVehicles } from './offer-vehicles.ts';
import { type Period, readRequestFacts, requestStatement, type VehicleFacts } from './reservation-request.ts';
import type { WantedReservation } from './wanted-reservation.ts';

const otherVehicles = 3;

/**
 * What would work instead: other vehicles at the same time, those of the same pool and class first; the nearest other times of
 * the same vehicle; and a shorter one. Once the vehicle is out only its end can be changed. Every one keeps all rules.
 */
export async function findAlternatives(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<Alternative[]> {
  const { wish, vehicle } = wanted;
  if (wish.endDate <= wish.startDate) return [];
  const ofVehicle = (period: Period) => alternative('other-time', vehicle, period);
  if (wish.present?.isOut) return (await findOtherEnd(transaction, wanted, now)).map(ofVehicle);
  const [vehicles, times] = await Promise.all([
    findOtherVehicles(transaction, wanted, now),
    findOtherTimes(transaction, wanted, now),
  ]);
  return [...vehicles, ...times.map(ofVehicle)];
}

/** @param wanted without a vehicle where there is none of the class that was asked for */
export async function findOtherVehicles(
  transaction: TenantTransaction,
  { wish, facts, driver, vehicle }: Pick<WantedReservation, 'wish' | 'facts' | 'driver'> & { vehicle?: VehicleFacts },
  now: Date,
): Promise<Alternative[]> {
  const open = { ...wish, vehicleId: undefined, class: undefined, poolId: undefined };
  const [row] = await transaction.query<object>(requestStatement('free', facts.creator.userId, open, now));
  const offers = offerVehicles(readRequestFacts(row, open), driver, open, now);
  const { poolId, class: vehicleClass } = vehicle ?? wish;
  const nearness = (one: VehicleFacts) => (one.poolId === poolId ? 2 : 0) + (one.class === vehicleClass ? 1 : 0);
  return offers
    .map((offer) => offer.vehicle)
    .filter(({ id }) => id !== vehicle?.id)
    .sort((one, other) => nearness(other) - nearness(one))
    .slice(0, otherVehicles)
    .map((one) => alternative('other-vehicle', one, wish));
}

function alternative(
  kind: Alternative['kind'],
  { id: vehicleId, name: vehicleName, licensePlate }: VehicleFacts,
  { startDate, endDate }: Period,
): Alternative {
  const times = { startDate: startDate.toISOString(), endDate: endDate.toISOString() };
  return { kind, vehicleId, vehicleName, licensePlate, ...times };
}
