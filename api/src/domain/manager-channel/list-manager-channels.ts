import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from '../conversation/remember-conversation.ts';

/** Where fleet managers are told together, in the order in which they were appointed. */
export function listManagerChannels({ database, tenantId }: CommandContext): Promise<ManagerChannel[]> {
  return database.read<ManagerChannel>(tenantId, {
    name: 'manager-channel.list',
    text: 'select id, conversation_id as "conversationId", reference from manager_channels order by id',
  });
}

export interface ManagerChannel {
  id: string;
  /** As the chat platform names it. */
  conversationId: string;
  reference: ConversationReference;
}
