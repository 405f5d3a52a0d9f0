/** Vehicles that somebody has booked in Outlook alone: in the way like a blackout, as long as the event is there. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { holdVehicles } from '../affected-reservations.ts';
import { announceBlackout, type BlackoutRow, blackoutMembers, describeBlackout } from '../blackout/blackout-rows.ts';
import type { SystemContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';

export interface OutlookBlock {
  eventId: string;
  vehicleId: string;
  startDate: Date;
  endDate: Date;
  organizerName: string;
}

/** Keeps the vehicle for the event's time; what is known already stays as it is. */
export async function keepBlock(context: SystemContext, block: OutlookBlock): Promise<void> {
  const { database, tenantId, actor, now } = context;
  await database.transaction(tenantId, async (transaction) => {
    const before = await lockBlock(transaction, block.eventId);
    const reason = `Outlook: ${block.organizerName}`.slice(0, 500);
    const isKnown =
      before?.startDate.getTime() === block.startDate.getTime() &&
      before.endDate.getTime() === block.endDate.getTime() &&
      before.reason === reason;
    if (isKnown) return;
    await holdVehicles(transaction, { poolId: null, ...block });
    const [row] = await transaction.query<BlackoutRow>({
      name: 'outlook-block.keep',
      text: `insert into blackouts as b (vehicle_id, start_date, end_date, reason, calendar_event_id, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $6)
             on conflict (tenant_id, calendar_event_id) where calendar_event_id is not null do update set
               start_date = excluded.start_date, end_date = excluded.end_date, reason = excluded.reason,
               version = b.version + 1, updated_at = excluded.updated_at
             returning ${blackoutMembers}`,
      values: [block.vehicleId, block.startDate, block.endDate, reason, block.eventId, now()],
    });
    if (!row) throw new Error('An insertion returned nothing');
    await Promise.all([
      announceBlackout(transaction, row),
      writeAudit(transaction, actor, {
        action: before ? 'blackout.updated' : 'blackout.created',
        entityType: 'blackout',
        entityId: row.id,
        detail: { ...describeBlackout(row), from: 'outlook' },
      }),
    ]);
  });
}

/** Lets go of vehicles whose events are gone. */
export async function dropBlocks(context: SystemContext, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const { database, tenantId, actor } = context;
  await database.transaction(tenantId, async (transaction) => {
    const rows = await transaction.query<BlackoutRow>({
      name: 'outlook-block.drop',
      text: `delete from blackouts b where b.calendar_event_id = any ($1) returning ${blackoutMembers}`,
      values: [eventIds],
    });
    for (const row of rows) {
      await announceBlackout(transaction, row);
      const detail = { ...describeBlackout(row), from: 'outlook' };
      await writeAudit(transaction, actor, {
        action: 'blackout.deleted',
        entityType: 'blackout',
        entityId: row.id,
        detail,
      });
    }
  });
}

/** @param eventIds of which those that block something; left out, all whose time lies in the window */
export async function listBlockEvents(
  { database, tenantId }: SystemContext,
  vehicleId: string | null,
  window: { start: Date; end: Date },
): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'outlook-block.events',
    text: `select calendar_event_id as id from blackouts where calendar_event_id is not null
             and ($1::uuid is null or vehicle_id = $1) and start_date >= $2 and end_date <= $3 order by 1`,
    values: [vehicleId, window.start, window.end],
  });
  return rows.map(({ id }) => id);
}

async function lockBlock(transaction: TenantTransaction, eventId: string): Promise<BlackoutRow | undefined> {
  const [row] = await transaction.query<BlackoutRow>({
    name: 'outlook-block.lock',
    text: `select ${blackoutMembers} from blackouts b where b.calendar_event_id = $1 for update`,
    values: [eventId],
  });
  return row;
}

/** By their mailboxes' addresses. */
export async function findVehiclesByAddress(
  { database, tenantId }: SystemContext,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.read<{ id: string; address: string }>(tenantId, {
    name: 'outlook-block.vehicles',
    text: `select id, lower(mailbox_address) as address from vehicles where lower(mailbox_address) = any ($1) and status <> 'retired'`,
    values: [addresses],
  });
  return new Map(rows.map(({ id, address }) => [address, id]));
}
