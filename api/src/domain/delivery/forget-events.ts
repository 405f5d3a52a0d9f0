import type { SystemContext } from '../command-context.ts';

/** Far longer than anything is tried again, or anybody asks how it went. */
const keptDays = 90;
const dayMilliseconds = 86_400_000;
/** So few go at a time that nobody waits for it. */
const mostAtOnce = 5_000;

/**
 * Removes events that were passed on more than 90 days ago, with the record of their deliveries. What happened stays in the audit
 * log.
 * @returns how many, at most 5,000; worth asking again until there is none
 */
export function forgetEvents({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<{ count: number }>({
      name: 'outbox.forget',
      text: `with old as (
               select id from outbox_events where occurred_at < $1 and dispatched_at is not null
               order by occurred_at limit ${mostAtOnce}
             ), delivered as (
               delete from deliveries using old where event_id = old.id
             ), gone as (
               delete from outbox_events e using old where e.id = old.id returning 1
             ) select count(*)::int as count from gone`,
      values: [new Date(now().getTime() - keptDays * dayMilliseconds)],
    });
    return row?.count ?? 0;
  });
}
