import type { UserContext } from '../command-context.ts';
import type { ConversationReference } from '../conversation/remember-conversation.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';

/** Each hears everything, so more would only repeat it. */
const mostChannels = 10;

interface AppointedChannel {
  /** As the chat platform names it. */
  conversationId: string;
  reference: ConversationReference;
}

/**
 * From now on what concerns all fleet managers is also written there; asked for twice, it is so once.
 * @throws {DomainError} FORBIDDEN for whoever does not manage the fleet, CONFLICT when there are too many
 */
export async function appointManagerChannel(
  { actor, database, tenantId, now }: UserContext,
  { conversationId, reference }: AppointedChannel,
): Promise<void> {
  requireFleetManagement(actor, 'choose where managers are told');
  return database.transaction(tenantId, async (transaction) => {
    await transaction.query({ name: 'manager-channel.lock', text: 'select from tenants for no key update' });
    const [others] = await transaction.query<{ count: number }>({
      name: 'manager-channel.count',
      text: 'select count(*)::int as count from manager_channels where conversation_id <> $1',
      values: [conversationId],
    });
    if (others && others.count >= mostChannels) {
      const message = `At most ${mostChannels} channels hear of the fleet. Dismiss one of the others first.`;
      throw new DomainError('CONFLICT', message);
    }
    const [channel] = await transaction.query<{ id: string; is_new: boolean }>({
      name: 'manager-channel.appoint',
      text: `insert into manager_channels (conversation_id, reference, appointed_by, created_at) values ($1, $2, $3, $4)
             on conflict (tenant_id, conversation_id) do update set reference = excluded.reference
             returning id, xmax = 0 as is_new`,
      values: [conversationId, JSON.stringify(reference), actor.userId, now()],
    });
    if (!channel?.is_new) return;
    const { id: entityId } = channel;
    await writeAudit(transaction, actor, { action: 'channel.appointed', entityType: 'channel', entityId });
  });
}
