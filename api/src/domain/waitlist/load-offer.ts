import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { SystemContext } from '../command-context.ts';
import { selectWaitlistRequest, toWaitlistRequest, type WaitlistRow } from './waitlist-rows.ts';

/** A request to which something is offered now, as effects need it. */
export interface LoadedOffer extends WaitlistRequest {
  offer: NonNullable<WaitlistRequest['offer']>;
  tenantName: string;
  /** The Entra directory whose mailboxes these are. */
  entraTenantId: string;
  fleetMailboxAddress: string;
}

type LoadedRow = WaitlistRow & Pick<LoadedOffer, 'tenantName' | 'entraTenantId' | 'fleetMailboxAddress'>;

const tenantMembers = `, t.display_name as "tenantName", t.entra_tenant_id as "entraTenantId",
  t.fleet_mailbox_address as "fleetMailboxAddress"`;

/** @returns undefined when nothing is offered any more */
export async function loadOffer(
  { database, tenantId, now }: SystemContext,
  waitlistRequestId: string,
): Promise<LoadedOffer | undefined> {
  const [row] = await database.read<LoadedRow>(tenantId, {
    name: 'waitlist.load-offer',
    text: `${selectWaitlistRequest(tenantMembers)} join tenants t on t.id = w.tenant_id
           where w.id = $1 and w.status = 'offered' and w.offer_expires_at > $2`,
    values: [waitlistRequestId, now()],
  });
  if (!row) return undefined;
  const { tenantName, entraTenantId, fleetMailboxAddress, ...request } = row;
  const { offer, ...rest } = toWaitlistRequest(request);
  return offer ? { ...rest, offer, tenantName, entraTenantId, fleetMailboxAddress } : undefined;
}
