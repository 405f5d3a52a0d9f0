import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { VehicleFacts } from '../reservation/reservation-request.ts';

export interface WaitingRequest {
  id: string;
  userId: string;
  startDate: Date;
  endDate: Date;
  poolId: string | null;
  vehicleId: string | null;
  class: VehicleFacts['class'] | null;
  minimumSeats: number | null;
  equipment: string[];
}

/**
 * Who waits, longest first.
 * @param vehicleId only those whom this vehicle would do; left out, all
 */
export async function readWaiting(
  transaction: TenantTransaction,
  vehicleId: string | undefined,
  now: Date,
): Promise<WaitingRequest[]> {
  const members = `w.id, w.user_id as "userId", w.start_date as "startDate", w.end_date as "endDate", w.pool_id as "poolId",
    w.vehicle_id as "vehicleId", w.class, w.minimum_seats as "minimumSeats", w.equipment`;
  return transaction.query<WaitingRequest>({
    name: vehicleId ? 'waitlist.waiting-for-vehicle' : 'waitlist.waiting',
    text: `select ${members} from waitlist_requests w
           join users u on u.tenant_id = w.tenant_id and u.id = w.user_id and u.active
           ${
             vehicleId
               ? `join vehicles v on v.tenant_id = w.tenant_id and v.id = $2
                    and v.id = coalesce(w.vehicle_id, v.id) and v.pool_id = coalesce(w.pool_id, v.pool_id)
                    and v.class = coalesce(w.class, v.class) and v.seats >= coalesce(w.minimum_seats, 0)
                    and v.equipment @> w.equipment`
               : ''
           }
           where w.status = 'waiting' and w.start_date > $1 order by w.created_at, w.id`,
    values: vehicleId ? [now, vehicleId] : [now],
  });
}
