/** The mailboxes whose calendars are watched: the fleet's, which organizes every event, and each vehicle's. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';

export interface CalendarMailbox {
  id: string;
  address: string;
  entraTenantId: string;
  /** Of the fleet mailbox in the same directory. */
  fleetAddress: string;
  /** Null for the fleet mailbox. */
  vehicleId: string | null;
  subscriptionId: string | null;
  subscriptionExpiresAt: Date | null;
  deltaLink: string | null;
  windowStart: Date | null;
  windowEnd: Date | null;
  snapshotAt: Date | null;
  /** How often a round was asked for, and up to which one was done. */
  asked: number;
  done: number;
}

/** Unless the tenant `t` has its calendars elsewhere. */
const isInOutlook = "(t.feature_flags ->> 'outlookCalendar') is distinct from 'false'";

const members = `m.id, m.address, t.entra_tenant_id as "entraTenantId", t.fleet_mailbox_address as "fleetAddress",
  m.vehicle_id as "vehicleId", m.subscription_id as "subscriptionId", m.subscription_expires_at as "subscriptionExpiresAt",
  m.delta_link as "deltaLink", m.window_start as "windowStart", m.window_end as "windowEnd", m.snapshot_at as "snapshotAt",
  m.asked, m.done`;

export async function loadCalendarMailbox(
  { database, tenantId }: SystemContext,
  id: string,
): Promise<CalendarMailbox | undefined> {
  const [row] = await database.read<CalendarMailbox>(tenantId, {
    name: 'calendar-mailbox.by-id',
    text: `select ${members} from calendar_mailboxes m join tenants t on t.id = m.tenant_id where m.id = $1 and ${isInOutlook}`,
    values: [id],
  });
  return row;
}

/** The fleet mailbox, noted down when it is first needed; undefined for a tenant that does not use Outlook. */
export function findFleetMailbox({ database, tenantId }: SystemContext): Promise<CalendarMailbox | undefined> {
  return database.transaction(tenantId, async (transaction) => {
    const find = async () => {
      const [row] = await transaction.query<CalendarMailbox>({
        name: 'calendar-mailbox.fleet',
        text: `select ${members} from calendar_mailboxes m join tenants t on t.id = m.tenant_id
               where m.vehicle_id is null and m.address = lower(t.fleet_mailbox_address) and ${isInOutlook}`,
      });
      return row;
    };
    const known = await find();
    if (known) return known;
    await noteMailboxes(transaction);
    return find();
  });
}

/** Notes down which mailboxes there are; what is there already stays. */
export async function noteMailboxes(transaction: TenantTransaction): Promise<void> {
  await transaction.query({
    name: 'calendar-mailbox.forget',
    text: `delete from calendar_mailboxes m using tenants t where t.id = m.tenant_id and (not (${isInOutlook}) or case
             when m.vehicle_id is null then m.address <> lower(t.fleet_mailbox_address)
             else not exists (select from vehicles v where v.tenant_id = m.tenant_id and v.id = m.vehicle_id
               and v.status <> 'retired' and lower(v.mailbox_address) = m.address) end)`,
  });
  await transaction.query({
    name: 'calendar-mailbox.note',
    text: `insert into calendar_mailboxes (address, vehicle_id)
           select lower(t.fleet_mailbox_address), null from tenants t where ${isInOutlook}
           union all
           select lower(v.mailbox_address), v.id from vehicles v join tenants t on t.id = v.tenant_id where v.status <> 'retired' and ${isInOutlook}
             and not exists (select from calendar_mailboxes m where m.vehicle_id = v.id)
           on conflict do nothing`,
  });
}

/** Asks for a round; one that is asked for already is enough. */
export async function askForRounds(transaction: TenantTransaction, ids: readonly string[], now: Date): Promise<void> {
  for (const id of ids) {
    const [row] = await transaction.query<{ isFirst: boolean }>({
      name: 'calendar-mailbox.ask',
      text: `update calendar_mailboxes m set asked = m.asked + 1, asked_at = case when before.is_first then $2 else m.asked_at end
             from (select id, asked = done as is_first from calendar_mailboxes where id = $1 for update) before
             where m.id = before.id returning before.is_first as "isFirst"`,
      values: [id, now],
    });
    if (row?.isFirst) await writeOutboxEvent(transaction, { type: 'calendar.due', entityId: id });
  }
}

export interface RoundDone {
  id: string;
  deltaLink: string;
  window: { start: Date; end: Date };
  /** Whether everything in the window was read. */
  isEverything: boolean;
  /** The number of the request it was done for. */
  asked: number;
}

export async function recordRound({ database, tenantId, now }: SystemContext, round: RoundDone): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-mailbox.round-done',
      text: `update calendar_mailboxes set delta_link = $2, window_start = $3, window_end = $4, done = greatest(done, $5),
               snapshot_at = case when $6 then $7 else snapshot_at end, problem = null, retry_at = null where id = $1`,
      values: [round.id, round.deltaLink, round.window.start, round.window.end, round.asked, round.isEverything, now()],
    }),
  );
}

/** Without a link, the next round reads everything. */
export async function forgetLink({ database, tenantId }: SystemContext, id: string): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-mailbox.forget-link',
      text: 'update calendar_mailboxes set delta_link = null where id = $1',
      values: [id],
    }),
  );
}

/** Why a mailbox cannot be read at all, and when it is worth another try; until then nobody asks. */
export async function recordMailboxProblem(
  { database, tenantId }: SystemContext,
  { id, problem, retryAt }: { id: string; problem: string; retryAt: Date },
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-mailbox.problem',
      text: 'update calendar_mailboxes set problem = $2, retry_at = $3, done = asked where id = $1',
      values: [id, problem.slice(0, 500), retryAt],
    }),
  );
}

export function digestOf(clientState: string): Buffer {
  return createHash('sha256').update(clientState).digest();
}

/** @param subscription null when there is none any more */
export async function recordSubscription(
  { database, tenantId }: SystemContext,
  id: string,
  subscription: { id: string; expiresAt: Date; clientState?: string } | null,
): Promise<void> {
  const { id: subscriptionId = null, expiresAt = null, clientState } = subscription ?? {};
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-mailbox.subscription',
      text: `update calendar_mailboxes set subscription_id = $2, subscription_expires_at = $3,
               client_state_sha256 = case when $2::uuid is null then null else coalesce($4, client_state_sha256) end where id = $1`,
      values: [id, subscriptionId, expiresAt, clientState === undefined ? null : digestOf(clientState)],
    }),
  );
}

export interface CalendarNotification {
  subscriptionId: string;
  clientState: string;
  lifecycleEvent?: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' | undefined;
}

/**
 * Takes notifications of Graph: hints to look. Whoever does not know the state that was agreed is not heard, and is told nothing.
 * @returns how many were good
 */
export async function takeNotifications(
  { database, tenantId, now }: SystemContext,
  notifications: readonly CalendarNotification[],
): Promise<number> {
  const ids = [...new Set(notifications.map(({ subscriptionId }) => subscriptionId))];
  return database.transaction(tenantId, async (transaction) => {
    const rows = await transaction.query<{ id: string; subscriptionId: string; digest: Buffer }>({
      name: 'calendar-mailbox.by-subscription',
      text: `select id, subscription_id as "subscriptionId", client_state_sha256 as digest from calendar_mailboxes
             where subscription_id = any ($1::uuid[]) order by id`,
      values: [ids],
    });
    const good = notifications.flatMap((one) => {
      const row = rows.find(({ subscriptionId }) => subscriptionId === one.subscriptionId);
      return row && timingSafeEqual(row.digest, digestOf(one.clientState)) ? [{ ...one, mailboxId: row.id }] : [];
    });
    const ended = good.filter(({ lifecycleEvent }) => lifecycleEvent === 'subscriptionRemoved');
    const asked = good.filter(({ lifecycleEvent }) => lifecycleEvent === 'reauthorizationRequired');
    const mailboxIds = [...new Set(good.map(({ mailboxId }) => mailboxId))].sort();
    await askForRounds(transaction, mailboxIds, now());
    await transaction.query({
      name: 'calendar-mailbox.lifecycle',
      text: `update calendar_mailboxes set subscription_id = case when id = any ($1::uuid[]) then null else subscription_id end,
               subscription_expires_at = least(subscription_expires_at, $3)
             where id = any ($1::uuid[]) or id = any ($2::uuid[])`,
      values: [ended.map(({ mailboxId }) => mailboxId), asked.map(({ mailboxId }) => mailboxId), now()],
    });
    return good.length;
  });
}
