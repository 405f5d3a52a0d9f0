import type { SystemContext } from '../command-context.ts';

/**
 * Notes which managers' channels show another queue than there is, each once for each queue.
 * @returns how many
 */
export function announceApprovalQueues({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const changed = await transaction.query({
      name: 'approval-queue.announce',
      text: `with queue as (
               select coalesce(md5(string_agg(id::text || version, ',' order by id)), '') as fingerprint from reservations
               where status = 'pending' and end_date > $1
             ), changed as (
               update manager_channels c set queue_fingerprint = q.fingerprint from queue q
               where coalesce(c.queue_fingerprint, '') <> q.fingerprint returning c.id
             )
             insert into outbox_events (type, entity_id, payload) select 'queue.changed', id, '{}' from changed
             returning entity_id`,
      values: [now()],
    });
    return changed.length;
  });
}
