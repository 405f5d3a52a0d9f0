import type { TelematicsVendor } from '@fleet/contracts/device-point.ts';
import type { TenantContext } from '../command-context.ts';

export interface ClaimedConnection {
  id: string;
  vendor: TelematicsVendor;
  address: string | null;
  credentialsEncrypted: Buffer;
  cursor: unknown;
  version: number;
  failureCount: number;
}

/** Longer than any page takes; whoever dies meanwhile holds it no longer. */
const leaseMilliseconds = 60_000;

/** Until when whoever reads from it now keeps others away. */
export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}

/** Takes the next connection that is due, and keeps every other reader from it for a minute. */
export function claimConnection({ database, tenantId, now }: TenantContext): Promise<ClaimedConnection | undefined> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const [claimed] = await transaction.query<ClaimedConnection>({
      name: 'telematics-connection.claim',
      text: `update telematics_connections set leased_until = $2
             where id = (
               select id from telematics_connections
               where active and credentials_encrypted is not null and next_poll_at <= $1
                 and coalesce(leased_until, $1) <= $1
               order by next_poll_at limit 1 for update skip locked
             )
             returning id, vendor, address, credentials_encrypted as "credentialsEncrypted", cursor, version,
               failure_count as "failureCount"`,
      values: [at, leaseFrom(at)],
    });
    return claimed;
  });
}
