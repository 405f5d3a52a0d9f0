import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { Actor } from '../command-context.ts';
import { ensureDriver } from './ensure-driver.ts';
import {
  type DriverFacts,
  type RequestFacts,
  readRequestFacts,
  requestStatement,
  type Wish,
} from './reservation-request.ts';

export type ClaimFacts = RequestFacts & { driver: (DriverFacts & { id: string }) | undefined };

/**
 * What bears on a claim that this transaction is about to make; who claims for the first time is a driver from here on. Where a
 * quota bears on it, nobody else claims anything for the driver before the transaction ends, as no constraint counts.
 */
export async function readFactsToClaim(
  transaction: TenantTransaction,
  actor: Actor,
  { which, creatorUserId, wish, now }: { which: 'free' | 'all'; creatorUserId: string; wish: Wish; now: Date },
): Promise<ClaimFacts> {
  const read = async () => {
    const [row] = await transaction.query<object>(requestStatement(which, creatorUserId, wish, now));
    return readRequestFacts(row, wish);
  };
  let facts = await read();
  if (facts.driver?.id === null) {
    await ensureDriver(transaction, actor, creatorUserId, now);
    facts = await read();
  }
  if ([...facts.pools.values()].some(({ quotas }) => quotas.length > 0)) {
    await transaction.query({
      name: 'driver.lock-usage',
      text: 'select from drivers where id = $1 for no key update',
      values: [facts.driver?.id ?? null],
    });
    facts = await read();
  }
  return facts as ClaimFacts;
}
