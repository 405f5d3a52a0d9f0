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
  /** The reservation that is to be changed, which is not in the way. */
  besides?: string;
}

/**
 * Claims a vehicle for a while. The caller has locked the vehicle in an earlier statement (`lockVehicle` of a vehicle), so
 * that this one sees every claim that was made before, and every later one sees the hold.
 * @returns undefined when somebody else claims the vehicle then, or it is out of service
 */
export async function insertHold(
  transaction: TenantTransaction,
  { vehicleId, userId, startDate, endDate, bufferMinutes, expiresAt, waitlistRequestId, besides }: NewHold,
  now: Date,
): Promise<HoldRow | undefined> {
  const [row] = await transaction.query<HoldRow>({
    name: 'hold.insert',
    text: `insert into holds as h (vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at,
             waitlist_request_id, created_at)
           select $1, $2, $3, $4, add_minutes($4, $5), $6, $7, $8
           where exists (select from vehicles where id = $1 and status = 'active')
             and not exists (select from check_reservation_conflict($1, $3, add_minutes($4, $5), $8, $9))
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
      besides ?? null,
    ],
  });
  return row;
}
