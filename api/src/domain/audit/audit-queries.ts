import type { AuditEntry } from '@fleet/contracts/audit.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { getReservation } from '../reservation/reservation-queries.ts';

type ListInput = OperationArguments<'listAudit'>;

interface AuditRow extends Omit<AuditEntry, 'occurredAt' | 'actor'> {
  occurredAt: Date;
  actor_kind: AuditEntry['actor']['kind'];
  actor_user_id: string | null;
  actor_name: string | null;
  page_position: string[];
}

const newestFirst: Keyset = {
  name: 'audit',
  direction: 'desc',
  columns: [
    { sql: 'a.occurred_at', type: 'timestamptz' },
    { sql: 'a.id', type: 'uuid' },
  ],
};

/**
 * Who did what, newest first.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers
 */
export async function listAudit(context: UserContext, input: ListInput): Promise<OperationOutput<'listAudit'>> {
  requireFleetManagement(context.actor, 'read the audit log');
  return readEntries(context, input);
}

/**
 * Who did what to a reservation, newest first.
 * @throws {DomainError} NOT_FOUND also for one that the caller may not see
 */
export async function listReservationHistory(
  context: UserContext,
  { reservationId, limit, cursor }: OperationArguments<'listReservationHistory'>,
): Promise<OperationOutput<'listReservationHistory'>> {
  await getReservation(context, { reservationId });
  return readEntries(context, { entityType: 'reservation', entityId: reservationId, limit, cursor });
}

/** One text for each combination of filters, so that each keeps the index that fits it. */
async function readEntries(
  { database, tenantId }: UserContext,
  input: ListInput,
): Promise<OperationOutput<'listAudit'>> {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: Record<string, string> = {};
  if (input.entityType) conditions.type = `a.entity_type = ${parameter(input.entityType)}`;
  if (input.entityId) conditions.entity = `a.entity_id = ${parameter(input.entityId)}`;
  if (input.actorUserId) conditions.actor = `a.actor_user_id = ${parameter(input.actorUserId)}`;
  if (input.action) conditions.action = `a.action = ${parameter(input.action)}`;
  if (input.from) conditions.from = `a.occurred_at >= ${parameter(input.from)}`;
  if (input.to) conditions.to = `a.occurred_at < ${parameter(input.to)}`;
  if (input.cursor) conditions.after = afterCursor(newestFirst, input.cursor, parameter);
  const rows = await database.read<AuditRow>(tenantId, {
    name: `audit.list.${Object.keys(conditions).join('.')}`,
    text: `select a.id, a.occurred_at as "occurredAt", a.actor_kind, a.actor_user_id, u.display_name as actor_name, a.action,
             a.entity_type as "entityType", a.entity_id as "entityId", a.detail, ${positionOf(newestFirst)}
           from audit_log a
           left join users u on u.tenant_id = a.tenant_id and u.id = a.actor_user_id
           where ${Object.values(conditions).join(' and ') || 'true'}
           order by ${orderOf(newestFirst)} limit ${parameter(input.limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(newestFirst, rows, input.limit);
  return { entries: page.map(toEntry), nextCursor };
}

function toEntry({ id, occurredAt, action, entityType, entityId, detail, ...row }: AuditRow): AuditEntry {
  const actor = { kind: row.actor_kind, userId: row.actor_user_id, displayName: row.actor_name };
  return { id, occurredAt: occurredAt.toISOString(), actor, action, entityType, entityId, detail };
}
