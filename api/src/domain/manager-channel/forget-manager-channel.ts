import type { SystemContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';

/** The bot was removed from there, so that nothing arrives any more. */
export function forgetManagerChannel({ actor, database, tenantId }: SystemContext, channelId: string): Promise<void> {
  return database.transaction(tenantId, async (transaction) => {
    const forgotten = await transaction.query({
      name: 'manager-channel.forget',
      text: 'delete from manager_channels where id = $1 returning id',
      values: [channelId],
    });
    if (forgotten.length === 0) return;
    await writeAudit(transaction, actor, { action: 'channel.lost', entityType: 'channel', entityId: channelId });
  });
}
