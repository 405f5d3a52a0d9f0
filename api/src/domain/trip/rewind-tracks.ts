import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { PendingVehicle } from './pending-vehicle.ts';
import { type TrackState, unknownTrack } from './track-state.ts';

interface ResumeRow {
  vehicleId: string;
  state: TrackState | null;
  resumeAt: Date | null;
}

/**
 * Takes vehicles with late points back to the last trip that had ended before these, and removes what was understood since.
 * @returns all of them, those that went back with what was known then
 */
export async function rewindTracks(
  transaction: TenantTransaction,
  vehicles: readonly PendingVehicle[],
): Promise<PendingVehicle[]> {
  const late = vehicles.filter(({ understoodUntil, pendingFrom }) => understoodUntil && pendingFrom <= understoodUntil);
  if (late.length === 0) return [...vehicles];
  const rows = await transaction.query<ResumeRow>({
    name: 'track.resume',
    text: `select asked.vehicle_id as "vehicleId", t.resume_state as state, t.resume_at as "resumeAt"
           from unnest($1::uuid[], $2::timestamptz[]) as asked (vehicle_id, before)
           left join lateral (
             select resume_state, resume_at from trips
             where vehicle_id = asked.vehicle_id and resume_at < asked.before order by resume_at desc limit 1
           ) t on true`,
    values: [late.map(({ vehicleId }) => vehicleId), late.map(({ pendingFrom }) => pendingFrom)],
  });
  const resumed = new Map(rows.map((row) => [row.vehicleId, row]));
  const values = [rows.map(({ vehicleId }) => vehicleId), rows.map(({ resumeAt }) => resumeAt ?? '-infinity')];
  const since = 'from unnest($1::uuid[], $2::timestamptz[]) as gone (vehicle_id, since)';
  await transaction.query({
    name: 'trip.forget-since',
    text: `delete from trips t using unnest($1::uuid[], $2::timestamptz[]) as gone (vehicle_id, since)
           where t.vehicle_id = gone.vehicle_id and coalesce(t.resume_at, 'infinity') > gone.since`,
    values,
  });
  await transaction.query({
    name: 'geofence-visit.forget-since',
    text: `delete from geofence_visits i using unnest($1::uuid[], $2::timestamptz[]) as gone (vehicle_id, since)
           where i.vehicle_id = gone.vehicle_id and i.entered_at > gone.since`,
    values,
  });
  await transaction.query({
    name: 'geofence-visit.reopen-since',
    text: `update geofence_visits i set exited_at = null ${since}
           where i.vehicle_id = gone.vehicle_id and i.exited_at > gone.since`,
    values,
  });
  return vehicles.map((vehicle) => {
    const row = resumed.get(vehicle.vehicleId);
    if (!row) return vehicle;
    const understoodUntil = row.resumeAt ?? undefined;
    return { ...vehicle, state: row.state ?? unknownTrack, understoodUntil, isRewound: true };
  });
}
