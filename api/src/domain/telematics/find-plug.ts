import { findTenantByImei } from '@fleet/db/find-tenant.ts';
import type { TenantContext } from '../command-context.ts';
import type { Gate } from '../user/find-account.ts';

export interface KnownPlug {
  context: TenantContext;
  connectionId: string;
}

/** The tenant and connection of a Teltonika device that sits in a vehicle; undefined for every other. */
export async function findPlug({ pool, database, now }: Gate, imei: string): Promise<KnownPlug | undefined> {
  const tenantId = await findTenantByImei(pool, imei);
  if (!tenantId) return undefined;
  const [row] = await database.read<{ connectionId: string }>(tenantId, {
    name: 'telematics-device.plug',
    text: `select connection_id as "connectionId" from telematics_devices
           where vendor = 'teltonika' and external_id = $1 and vehicle_id is not null`,
    values: [imei],
  });
  return row && { context: { tenantId, database, now }, connectionId: row.connectionId };
}
