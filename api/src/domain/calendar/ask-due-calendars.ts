import type { SystemContext } from '../command-context.ts';
import { askForRounds, noteMailboxes } from './calendar-mailboxes.ts';

/** After so long everything is read once more, whatever notifications and changes have said. */
const snapshotHours = { fleet: 6, vehicle: 24 };
/** A subscription is renewed when less is left of its time. */
export const renewalDays = 2;
/** Where Graph cannot tell, somebody looks so often. */
const unheardMinutes = 5;
/** What was asked for and not done in time, or not shown, is asked for again. */
const overdueMinutes = 3;

/**
 * Asks for a round wherever one is due: never read, long ago, nobody there to tell of changes, or asked for in vain.
 * @returns how many
 */
export function askDueCalendars({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await noteMailboxes(transaction);
    const due = await transaction.query<{ id: string; isAsked: boolean }>({
      name: 'calendar-mailbox.due',
      text: `select m.id, m.asked > m.done as "isAsked" from calendar_mailboxes m
             where coalesce(m.retry_at, '-infinity') <= $1 and case when m.asked > m.done
               then m.asked_at < $1::timestamptz - make_interval(mins => ${overdueMinutes})
               else m.snapshot_at is null
                 or m.snapshot_at < $1::timestamptz - make_interval(hours => case when m.vehicle_id is null then ${snapshotHours.fleet} else ${snapshotHours.vehicle} end)
                 or m.subscription_expires_at < $1::timestamptz + make_interval(days => ${renewalDays})
                 or (m.subscription_id is null and coalesce(m.asked_at, '-infinity') < $1::timestamptz - make_interval(mins => ${unheardMinutes}))
                 or (m.vehicle_id is null and exists (select from reservations r where r.calendar_version < r.version
                   and r.updated_at < $1::timestamptz - make_interval(mins => ${overdueMinutes})))
             end order by m.id for update`,
      values: [at],
    });
    // What was asked for in vain has no event any more; the next one is the first again.
    await transaction.query({
      name: 'calendar-mailbox.ask-again',
      text: 'update calendar_mailboxes set done = asked where id = any ($1::uuid[]) and asked > done',
      values: [due.filter(({ isAsked }) => isAsked).map(({ id }) => id)],
    });
    await askForRounds(
      transaction,
      due.map(({ id }) => id),
      at,
    );
    return due.length;
  });
}

/** Has every calendar of the tenant read. */
export function askForAllRounds({ database, tenantId, now }: SystemContext): Promise<void> {
  return database.transaction(tenantId, async (transaction) => {
    await noteMailboxes(transaction);
    const all = await transaction.query<{ id: string }>({
      name: 'calendar-mailbox.all',
      text: 'select id from calendar_mailboxes order by id for update',
    });
    await askForRounds(
      transaction,
      all.map(({ id }) => id),
      now(),
    );
  });
}
