/** How a trip is read, and what of it the viewer may see. */
import type { Trip } from '@fleet/contracts/trip.ts';
import { isPrivateAt, isUnreservedAt } from '../position/position-policy.ts';

export interface TripRow extends Omit<Trip, 'startedAt' | 'endedAt' | 'startPlace' | 'endPlace'> {
  startedAt: Date;
  endedAt: Date | null;
  /** Null, as the others, when it is kept no longer. */
  start_latitude: number | null;
  start_longitude: number | null;
  end_latitude: number | null;
  end_longitude: number | null;
  driver_user_id: string | null;
  vehicle_id: string;
  isHidden: boolean;
}

/** `select … from …` with the trip as `t`, its vehicle as `v` and its driver as `d`; a condition follows. $1 is the viewer. */
export const selectTrip = (moreColumns = '') => `
  select t.id, t.vehicle_id, json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate) as vehicle,
    t.started_at as "startedAt", t.ended_at as "endedAt", t.start_latitude, t.start_longitude, t.end_latitude, t.end_longitude,
    t.distance_meters as "distanceMeters", t.distance_source as "distanceSource",
    t.start_odometer_meters as "startOdometerMeters", t.end_odometer_meters as "endOdometerMeters",
    t.maximum_speed_kph as "maximumSpeedKph",
    (select extract(epoch from t.started_at - b.ended_at)::int from trips b
      where b.tenant_id = t.tenant_id and b.vehicle_id = t.vehicle_id and b.started_at < t.started_at
      order by b.started_at desc limit 1) as "stoppedSecondsBefore",
    t.reservation_id as "reservationId",
    case when d.id is not null then json_build_object('id', d.id, 'displayName', d.display_name) end as driver,
    d.user_id as driver_user_id, t.cost_center as "costCenter",
    exists (select from private_drives pd where pd.tenant_id = t.tenant_id and pd.vehicle_id = t.vehicle_id
      and pd.start_date <= t.started_at and coalesce(pd.end_date, 'infinity') > t.started_at) as "isPrivate",
    (${isPrivateAt('t.vehicle_id', 't.started_at')}
      or t.reservation_id is null and ${isUnreservedAt('t.vehicle_id', 't.started_at')}) as "isHidden"${moreColumns}
  from trips t
  join vehicles v on v.tenant_id = t.tenant_id and v.id = t.vehicle_id
  left join drivers d on d.tenant_id = t.tenant_id and d.id = t.driver_id`;

export function toTrip(row: TripRow): Trip {
  const { start_latitude, start_longitude, end_latitude, end_longitude, driver_user_id: _, isHidden, ...rest } = row;
  const { vehicle_id: _vehicle, ...trip } = rest;
  return {
    ...trip,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    startPlace: isHidden ? null : placeOf(start_latitude, start_longitude),
    endPlace: isHidden ? null : placeOf(end_latitude, end_longitude),
    maximumSpeedKph: isHidden ? null : row.maximumSpeedKph,
  };
}

function placeOf(latitude: number | null, longitude: number | null): Trip['startPlace'] {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
