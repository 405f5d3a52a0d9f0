import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { type RequestFacts, readRequestFacts, requestStatement, type Wish } from './reservation-request.ts';

/**
 * What bears on a claim that this transaction is about to make. Where a quota does, nobody else claims anything for the driver
 * before it ends, as no constraint counts.
 */
export async function readFactsToClaim(
  transaction: TenantTransaction,
  which: 'free' | 'all',
  creatorUserId: string,
  wish: Wish,
  now: Date,
): Promise<RequestFacts> {
  const read = async () => {
    const [row] = await transaction.query<object>(requestStatement(which, creatorUserId, wish, now));
    return readRequestFacts(row, wish);
  };
  const facts = await read();
  if (![...facts.pools.values()].some(({ quotas }) => quotas.length > 0)) return facts;
  await transaction.query({
    name: 'driver.lock-usage',
    // Not the driver's row, which somebody who reserves for the first time does not have yet.
    text: "select pg_advisory_xact_lock(hashtextextended('driver-usage ' || $1, 0))",
    values: [facts.driver?.userId ?? facts.driver?.id ?? creatorUserId],
  });
  return read();
}
