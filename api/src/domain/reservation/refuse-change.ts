import type { UserActor } from '../command-context.ts';
import type { Refusal } from './refusal.ts';
import { decidesExtension } from './reservation-policy.ts';
import { toPoolRequest, type Wish } from './reservation-request.ts';
import { factsOf, type ReservationRow } from './reservation-rows.ts';
import { refuseGivingBack, refuseReservation } from './reservation-rules.ts';
import { decidedPeriod, isWithin } from './rewrite-reservation.ts';
import type { WantedReservation } from './wanted-reservation.ts';

/**
 * What a changed reservation has now; one whose start stays may have begun.
 * @param startDate the new one
 * @param asker who wants the change; left out, nobody who could decide about it
 */
export function presentOf(
  before: ReservationRow,
  startDate: Date,
  asker?: UserActor,
): Pick<Wish, 'mayHaveBegun' | 'present' | 'asker'> {
  return {
    mayHaveBegun: startDate.getTime() === before.start_date.getTime(),
    present: {
      startDate: before.start_date,
      endDate: before.end_date,
      vehicleId: before.vehicle.id,
      isOut: before.status === 'active',
      decided: decidedPeriod(before),
      decides: asker ? decidesExtension(asker, factsOf(before)) : 'nothing',
    },
    ...(asker && { asker }),
  };
}

/**
 * Why a reservation may not be changed so. What is only described anew is not judged by rules that may have changed since, and
 * whoever gives time back by few of them.
 */
export function refuseChange(before: ReservationRow, wanted: WantedReservation, now: Date): Refusal | undefined {
  const { wish, facts, driver, pool, vehicle } = wanted;
  const isSameTime =
    before.start_date.getTime() === wish.startDate.getTime() && before.end_date.getTime() === wish.endDate.getTime();
  const isEquippedOtherwise = asksForOtherEquipment(before, wish);
  if (isSameTime && before.vehicle.id === vehicle.id && !isEquippedOtherwise) return undefined;
  const request = toPoolRequest(wish, facts, driver, pool, now);
  const asksForMore = !isWithin(before, wanted) || isEquippedOtherwise;
  return asksForMore ? refuseReservation(request, vehicle) : refuseGivingBack(request);
}

function asksForOtherEquipment(before: ReservationRow, wish: Wish): boolean {
  return (
    before.minimum_seats !== wish.minimumSeats ||
    before.trip_distance_meters !== wish.tripDistanceMeters ||
    before.equipment.join() !== wish.equipment?.join()
  );
}
