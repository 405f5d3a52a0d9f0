import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { type HoldRow, holdMembers } from './hold-rows.ts';

export interface NewHold {
  vehicleId: string;
  userId: string;
  startDate: Date;
  endDate: Date;
  /** The turnaround that the reservation would get. */
  bufferMinutes: number;
  expiresAt: Date;
  waitlistRequestId?: string;
  /** The reservation that is to be changed. */
  reservationId?: string | undefined;
}

/**
 * SQL: whether nobody else claims the vehicle from `starts` to `ends`, turnaround included, leaving out the own hold. What was laid
 * over the reservation that is to be changed is in the way of no time it has already, as when it is changed (rewrite-reservation.ts).
 */
export const isUnclaimed = ({ vehicle, starts, ends, now, reservation, hold }: Record<Claimed, string>) => `(
  select (r.id is not null and r.start_date <= ${starts} or not exists (select from check_reservation_conflict(
      ${vehicle}, ${starts}, least(${ends}, coalesce(r.start_date, 'infinity')), ${now}, ${reservation}, ${hold})))
    and (r.id is null or r.buffered_end_date >= ${ends} or not exists (select from check_reservation_conflict(
      ${vehicle}, greatest(${starts}, r.buffered_end_date), ${ends}, ${now}, ${reservation}, ${hold})))
  from (select) as asked left join reservations r
    on r.id = ${reservation} and r.vehicle_id = ${vehicle} and r.status in ('pending', 'approved', 'active'))`;
type Claimed = 'vehicle' | 'starts' | 'ends' | 'now' | 'reservation' | 'hold';

/**
 * Claims a vehicle for a while. The caller has locked the vehicle in an earlier statement (`lockVehicle` of a vehicle), so
 * that this one sees every claim that was made before, and every later one sees the hold.
 * @returns undefined when somebody else claims the vehicle then, or it is out of service
 */
export async function insertHold(
  transaction: TenantTransaction,
  { vehicleId, userId, startDate, endDate, bufferMinutes, expiresAt, waitlistRequestId, reservationId }: NewHold,
  now: Date,
): Promise<HoldRow | undefined> {
  const [row] = await transaction.query<HoldRow>({
    name: 'hold.insert',
    text: `insert into holds as h (vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at,
             waitlist_request_id, created_at, reservation_id)
           select $1, $2, $3, $4, add_minutes($4, $5), $6, $7, $8, $9
           where exists (select from vehicles where id = $1 and (status = 'active' or $9::uuid is not null))
             and ${isUnclaimed({ vehicle: '$1', starts: '$3', ends: 'add_minutes($4, $5)', now: '$8', reservation: '$9', hold: 'null' })}
           returning ${holdMembers}`,
    values: [
      vehicleId,
      userId,
      startDate,
      endDate,
      bufferMinutes,
      expiresAt,
      waitlistRequestId ?? null,
      now,
      reservationId ?? null,
    ],
  });
  return row;
}
