import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';

/**
 * Nothing is written there any more.
 * @returns whether anything was
 * @throws {DomainError} FORBIDDEN for whoever does not manage the fleet
 */
export async function dismissManagerChannel(
  { actor, database, tenantId }: UserContext,
  conversationId: string,
): Promise<boolean> {
  requireFleetManagement(actor, 'choose where managers are told');
  return database.transaction(tenantId, async (transaction) => {
    const [channel] = await transaction.query<{ id: string }>({
      name: 'manager-channel.dismiss',
      text: 'delete from manager_channels where conversation_id = $1 returning id',
      values: [conversationId],
    });
    if (!channel) return false;
    const { id: entityId } = channel;
    await writeAudit(transaction, actor, { action: 'channel.dismissed', entityType: 'channel', entityId });
    return true;
  });
}
