import type { Person } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';

/** Who reads of a week by mail, and from which mailbox. */
export interface DigestReaders {
  tenantName: string;
  entraTenantId: string;
  fleetMailboxAddress: string;
  managers: Person[];
}

/** Every fleet manager with an active account; nobody where they have appointed a channel in Teams, which hears of it. */
export async function loadDigestReaders({ database, tenantId }: SystemContext): Promise<DigestReaders> {
  const [row] = await database.read<DigestReaders>(tenantId, {
    name: 'digest.readers',
    text: `select t.display_name as "tenantName", t.entra_tenant_id as "entraTenantId",
             t.fleet_mailbox_address as "fleetMailboxAddress",
             (select coalesce(json_agg(json_build_object('userId', u.id, 'displayName', u.display_name, 'email', u.email)
                order by u.id), '[]')
              from users u where u.active and 'fleet_manager' = any (u.roles)
                and not exists (select from manager_channels)) as managers
             from tenants t`,
    values: [],
  });
  if (!row) throw new Error('The tenant is gone');
  return row;
}
