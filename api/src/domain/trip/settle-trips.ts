import type { SystemContext } from '../command-context.ts';
import { silenceMilliseconds } from './trip-rules.ts';

/**
 * Ends trips of vehicles that have fallen silent where they last moved, should nothing more come; and private drives with the trip
 * they were marked in, or with their reservation.
 * @returns how many
 */
export function settleTrips({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const ended = await transaction.query({
      name: 'trip.settle',
      text: `update trips t set ended_at = to_timestamp((k.state #>> '{trip,moved,time}')::float8 / 1000)
             from vehicle_tracks k
             where t.ended_at is null and k.tenant_id = t.tenant_id and k.vehicle_id = t.vehicle_id
               and k.state #>> '{trip,moved,time}' is not null and k.understood_until < $1 returning t.id`,
      values: [new Date(now().getTime() - silenceMilliseconds)],
    });
    const opened = await transaction.query({
      name: 'private-drive.settle',
      text: `update private_drives pd set end_date = coalesce(o.ended_at, o.checked_in_at) + interval '1 second'
             from (
               select pd.id, r.checked_in_at, (
                 select t.ended_at from trips t where t.tenant_id = pd.tenant_id and t.vehicle_id = pd.vehicle_id
                   and t.started_at >= pd.start_date order by t.started_at limit 1
               ) as ended_at
               from private_drives pd
               join reservations r on r.tenant_id = pd.tenant_id and r.id = pd.reservation_id
               where pd.end_date is null
             ) o
             where pd.id = o.id and coalesce(o.ended_at, o.checked_in_at) >= pd.start_date returning pd.id`,
    });
    return ended.length + opened.length;
  });
}
