import type { SystemContext } from '../command-context.ts';
import { endWaiting } from './end-waiting.ts';

const atOnce = 200;

/**
 * Ends requests whose time has come without a vehicle.
 * @returns how many, at most 200; worth asking again until there is none
 */
export function expireNextWaiting({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const over = await transaction.query<{ id: string }>({
      name: 'waitlist.over',
      text: `select id from waitlist_requests where status = 'waiting' and start_date <= $1
             order by start_date, id limit ${atOnce} for no key update skip locked`,
      values: [at],
    });
    for (const { id } of over) await endWaiting(transaction, actor, id, 'expired', at);
    return over.length;
  });
}
