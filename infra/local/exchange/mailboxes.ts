import { type DemoTenant, demoTenants } from '../seed/demo-directory.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';
import { uuidOf } from '../state/uuid-of.ts';
import { countChange } from './change-counter.ts';
import type { EmailAddress } from './event-document.ts';

export type MailboxKind = 'person' | 'fleet' | 'equipment';

export interface Mailbox {
  /** Lower case. */
  address: string;
  entraTenantId: string;
  objectId: string;
  kind: MailboxKind;
  displayName: string;
  /** IANA */
  timeZone: string;
}

/** Gives the demo people and each tenant's fleet mailbox theirs; what is there already stays. */
export function createDemoMailboxes(microsoft365: Microsoft365): void {
  for (const tenant of demoTenants) {
    for (const user of tenant.users) {
      createMailbox(microsoft365, {
        address: user.userPrincipalName,
        entraTenantId: tenant.entraTenantId,
        objectId: user.objectId,
        kind: 'person',
        displayName: user.displayName,
        timeZone: user.timeZone,
      });
    }
    createMailbox(microsoft365, {
      address: tenant.fleetMailboxAddress,
      entraTenantId: tenant.entraTenantId,
      objectId: uuidOf(microsoft365.randomBytes(16)),
      kind: 'fleet',
      displayName: `${tenant.displayName} Fleet`,
      timeZone: tenant.timeZone,
    });
  }
}

export function findMailbox({ database }: Microsoft365, addressOrObjectId: string): Mailbox | undefined {
  const wanted = addressOrObjectId.toLowerCase();
  const row = database.prepare('select * from mailboxes where address = ? or object_id = ?').get(wanted, wanted);
  return row && toMailbox(row);
}

export function listMailboxes({ database }: Microsoft365): Mailbox[] {
  return database
    .prepare("select * from mailboxes order by case kind when 'equipment' then display_name end, rowid")
    .all()
    .map(toMailbox);
}

/** An address without a name gets the one the directory has, as Exchange resolves recipients. */
export function resolveName(microsoft365: Microsoft365, given: EmailAddress): EmailAddress {
  if (given.name !== given.address) return given;
  return { ...given, name: findMailbox(microsoft365, given.address)?.displayName ?? given.name };
}

/**
 * The mailbox of somebody invited. A vehicle's mailbox is made when it is first invited as a resource: in a real tenant
 * an administrator creates equipment mailboxes, and here nobody should have to.
 */
export function findOrCreateInvited(
  microsoft365: Microsoft365,
  invited: EmailAddress,
  isResource: boolean,
  organizerTenantId: string,
): Mailbox | undefined {
  const found = findMailbox(microsoft365, invited.address);
  if (found || !isResource) return found;
  const tenant = demoTenants.find((one) => one.entraTenantId === organizerTenantId);
  if (!tenant || !isAddressOf(tenant, invited.address)) return undefined;
  return createMailbox(microsoft365, {
    address: invited.address,
    entraTenantId: tenant.entraTenantId,
    objectId: uuidOf(microsoft365.randomBytes(16)),
    kind: 'equipment',
    displayName: invited.name === invited.address ? (invited.address.split('@')[0] ?? '') : invited.name,
    timeZone: tenant.timeZone,
  });
}

/** Whether mail to the address stays in this tenant. */
export function isAddressOf(tenant: DemoTenant, address: string): boolean {
  return address.toLowerCase().endsWith(`@${tenant.domain}`);
}

/** For somebody in one of the demo companies; an address outside of them gets none. */
export function createPersonMailbox(
  microsoft365: Microsoft365,
  { address, displayName }: { address: string; displayName: string },
): void {
  const tenant = demoTenants.find((one) => isAddressOf(one, address));
  if (!tenant) return;
  const { entraTenantId, timeZone } = tenant;
  createMailbox(microsoft365, {
    address,
    entraTenantId,
    objectId: uuidOf(microsoft365.randomBytes(16)),
    kind: 'person',
    displayName,
    timeZone,
  });
}

function createMailbox(microsoft365: Microsoft365, mailbox: Mailbox): Mailbox {
  const created = { ...mailbox, address: mailbox.address.toLowerCase() };
  const { changes } = microsoft365.database
    .prepare(
      `insert into mailboxes (address, entra_tenant_id, object_id, kind, display_name, time_zone)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
    )
    .run(created.address, created.entraTenantId, created.objectId, created.kind, created.displayName, created.timeZone);
  if (changes > 0) countChange(microsoft365);
  return created;
}

function toMailbox(row: Record<string, unknown>): Mailbox {
  return {
    address: String(row.address),
    entraTenantId: String(row.entra_tenant_id),
    objectId: String(row.object_id),
    kind: row.kind === 'person' || row.kind === 'fleet' ? row.kind : 'equipment',
    displayName: String(row.display_name),
    timeZone: String(row.time_zone),
  };
}
