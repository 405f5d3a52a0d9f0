/** What of positions is kept: for as long as the tenant says, and after some days only one a minute. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { TenantContext } from '../command-context.ts';
import { readTelematicsSettings } from '../telematics/telematics-settings.ts';

const dayMilliseconds = 86_400_000;
/** So few go at a time that nobody waits for it. */
const mostAtOnce = 20_000;
/** Days that grew old enough a while ago are thin already; what comes for them late stays until it is removed. */
const thinnedDays = 2;

/** Makes the partitions of the next days and drops those that no tenant keeps any more. */
export function rollPositionDays({ database, tenantId, now }: TenantContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<{ dropped: number }>({
      name: 'position.roll-days',
      text: 'select roll_position_days($1::date) as dropped',
      values: [now()],
    });
    return row?.dropped ?? 0;
  });
}

/**
 * Removes some of what the tenant keeps no longer, wherever it stands, and of the older days all but the first plausible position
 * of each minute, so that it can still be seen where a trip went. Of older trips stays that they were, and how far.
 * @returns how many rows; worth asking again until there is none
 */
export async function forgetPositions(context: TenantContext): Promise<number> {
  const { database, tenantId, now } = context;
  const { positionRetentionDays, positionThinningDays } = await readTelematicsSettings(context);
  const before = (days: number) => new Date(now().getTime() - days * dayMilliseconds);
  return database.transaction(tenantId, async (transaction) => {
    const counts = await Promise.all([
      count(transaction, {
        name: 'position.forget',
        text: `with old as (
                 select vehicle_id, device_time, device_id from positions where device_time < $1 limit ${mostAtOnce}
               ), gone as (
                 delete from positions p using old where p.device_time < $1 and p.vehicle_id = old.vehicle_id
                   and p.device_time = old.device_time and p.device_id = old.device_id returning 1
               ) select count(*)::int as count from gone`,
        values: [before(positionRetentionDays)],
      }),
      count(transaction, {
        name: 'reading.forget',
        text: `with old as (
                 select vehicle_id, device_time, device_id from readings where device_time < $1 limit ${mostAtOnce}
               ), gone as (
                 delete from readings p using old where p.device_time < $1 and p.vehicle_id = old.vehicle_id
                   and p.device_time = old.device_time and p.device_id = old.device_id returning 1
               ) select count(*)::int as count from gone`,
        values: [before(positionRetentionDays)],
      }),
      count(transaction, {
        name: 'position.thin',
        text: `with ranked as (
                 select vehicle_id, device_time, device_id, row_number() over (
                   partition by vehicle_id, date_trunc('minute', device_time) order by implausible, device_time, device_id
                 ) as place
                 from positions where device_time >= $1 and device_time < $2
               ), many as (select * from ranked where place > 1 limit ${mostAtOnce}), gone as (
                 delete from positions p using many where p.device_time >= $1 and p.device_time < $2
                   and p.vehicle_id = many.vehicle_id and p.device_time = many.device_time
                   and p.device_id = many.device_id returning 1
               ) select count(*)::int as count from gone`,
        values: [before(positionThinningDays + thinnedDays), before(positionThinningDays)],
      }),
      ...forgetPlaces(transaction, before(positionRetentionDays)),
    ]);
    return counts.reduce((sum, one) => sum + one, 0);
  });
}

/** The newest place of a vehicle that has been silent for so long, where trips began and ended, and who was in which area. */
function forgetPlaces(transaction: TenantTransaction, before: Date): Promise<number>[] {
  const values = [before];
  return [
    count(transaction, {
      name: 'trip.forget-places',
      text: `with gone as (
               update trips t set start_latitude = null, start_longitude = null, end_latitude = null, end_longitude = null,
                 resume_state = null
               from (select id from trips where start_latitude is not null and ended_at < $1 limit ${mostAtOnce}) old
               where t.id = old.id returning 1
             ) select count(*)::int as count from gone`,
      values,
    }),
    count(transaction, {
      name: 'geofence-visit.forget',
      text: `with old as (select id from geofence_visits where exited_at < $1 limit ${mostAtOnce}), gone as (
               delete from geofence_visits i using old where i.id = old.id returning 1
             ) select count(*)::int as count from gone`,
      values,
    }),
    count(transaction, {
      name: 'vehicle-position.forget',
      text: `with gone as (
               update vehicle_positions set device_time = null, device_id = null, received_at = null, latitude = null,
                 longitude = null, speed_kph = null, heading_degrees = null, ignition_on = null
               where device_time < $1 returning 1
             ) select count(*)::int as count from gone`,
      values,
    }),
    count(transaction, {
      name: 'track.forget',
      text: `with gone as (
               update vehicle_tracks set state = state || '{"last": null, "anchor": null, "trip": null}'
               where understood_until < $1 and state ->> 'last' is not null returning 1
             ) select count(*)::int as count from gone`,
      values,
    }),
  ];
}

async function count(
  transaction: TenantTransaction,
  statement: { name: string; text: string; values: unknown[] },
): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(statement);
  return row?.count ?? 0;
}
