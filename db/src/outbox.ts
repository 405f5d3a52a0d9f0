import type { TenantTransaction } from './tenant-transaction.ts';

/** An event as the worker receives it: what was committed, by type and entity. Effects re-read the current state. */
export interface OutboxEvent<Type extends string = string, Payload = Record<string, unknown>> {
  id: string;
  tenantId: string;
  type: Type;
  entityId: string;
  payload: Payload;
  /** ISO 8601 */
  occurredAt: string;
  /** The trace it was written in (W3C Trace Context), where there is one. */
  traceParent?: string;
}

/** Writes an event into the caller's transaction. The commit queues its deliveries; a rollback leaves nothing behind. */
export async function writeOutboxEvent(
  transaction: TenantTransaction,
  event: { type: string; entityId: string; payload?: Record<string, unknown> },
): Promise<void> {
  await transaction.query({
    name: 'outbox.insert',
    text: 'insert into outbox_events (type, entity_id, payload) values ($1, $2, $3)',
    values: [event.type, event.entityId, JSON.stringify(event.payload ?? {})],
  });
}
