import type { SystemContext } from '../command-context.ts';

/**
 * Removes holds that claim nothing any more; those of an offer go with the offer.
 * @returns how many
 */
export async function sweepHolds({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const swept = await transaction.query({
      name: 'hold.sweep',
      text: 'delete from holds where expires_at <= $1 and waitlist_request_id is null returning id',
      values: [now()],
    });
    return swept.length;
  });
}
