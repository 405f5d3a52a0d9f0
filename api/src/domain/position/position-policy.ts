/**
 * Who may see where a vehicle is or was. Fleet managers see all but private drives and, where the tenant wants it so, what was
 * outside every reservation. A driver sees the vehicle they have, also on
 * a private drive, and the one they are about to take, once nobody else has it; nobody else sees anything.
 */
import { earliestCheckOutMinutes } from '@fleet/contracts/handover.ts';

/** Reservations of the user $1 by which they may see the vehicle `v` at $2 and nobody else has it. */
export const isOwnVehicle = `exists (
  select from reservations r join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
  where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and d.user_id = $1
    and (r.status = 'active' or (
      r.status = 'approved' and r.start_date <= $2::timestamptz + interval '${earliestCheckOutMinutes} minutes' and r.end_date > $2
      and not exists (select from reservations o where o.tenant_id = v.tenant_id and o.vehicle_id = v.id and o.status = 'active')
    ))
)`;

/** Whether the column `time` of a vehicle lies in somebody else's private drive; $1 is the viewer. */
export const isPrivateAt = (vehicle: string, time: string) => `exists (
  ${privateDriveAt(vehicle, time)} and pd.user_id <> $1
)`;

/** Whether the tenant hides what was outside every reservation, and the column `time` of a vehicle lies there. */
export const isUnreservedAt = (vehicle: string, time: string) => `(
  (select exists (select from telematics_settings where unreserved_positions = 'nobody'))
  and not exists (
    select from reservations ur
    where ur.tenant_id = (select current_tenant_id()) and ur.vehicle_id = ${vehicle} and ur.status in ('active', 'completed')
      and coalesce(ur.checked_out_at, ur.start_date) <= ${time}
      and coalesce(ur.checked_in_at, case when ur.status = 'active' then 'infinity' else ur.end_date end) > ${time}
  )
)`;

/** Whether not even fleet managers may hear where the vehicle was then. */
export const isSecretAt = (vehicle: string, time: string) =>
  `(exists (${privateDriveAt(vehicle, time)}) or ${isUnreservedAt(vehicle, time)})`;

function privateDriveAt(vehicle: string, time: string): string {
  return `select from private_drives pd
    where pd.tenant_id = (select current_tenant_id()) and pd.vehicle_id = ${vehicle}
      and pd.start_date <= ${time} and coalesce(pd.end_date, 'infinity') > ${time}`;
}
