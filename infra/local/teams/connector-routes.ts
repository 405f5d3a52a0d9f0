import { z } from 'zod';
import { type Call, jsonReply, parameter, type Reply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';
import { addChatMessage, replaceChatMessage } from './chat-messages.ts';

const activity = z.looseObject({
  type: z.string().min(1),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});

/**
 * Where the bot writes to people who have Teams but no playground: their chats with it are shown on the page of their mailbox.
 * Like the playground it asks for no token.
 */
export function connectorRoutes(microsoft365: Microsoft365): Route[] {
  const path = '/teams/v3/conversations/{conversation}/activities';
  const send = (call: Call) =>
    reading(call, 'ConversationNotFound', (sent) => {
      const id = addChatMessage(microsoft365, parameter(call, 'conversation'), sent);
      return id && jsonReply(201, { id });
    });
  return [
    { method: 'POST', path, handle: send },
    // The SDK answers even where nobody has said anything.
    { method: 'POST', path: `${path}/{activity}`, handle: send },
    {
      method: 'PUT',
      path: `${path}/{activity}`,
      handle: (call) =>
        reading(call, 'ActivityNotFoundInConversation', (sent) => {
          const id = parameter(call, 'activity');
          const isReplaced = replaceChatMessage(microsoft365, parameter(call, 'conversation'), id, sent);
          return isReplaced ? jsonReply(200, { id }) : undefined;
        }),
    },
  ];
}

function reading(
  call: Call,
  missing: string,
  write: (sent: z.infer<typeof activity>) => Reply | undefined | '',
): Reply {
  const sent = activity.safeParse(JSON.parse(call.body));
  if (!sent.success) return jsonReply(400, { error: { code: 'BadSyntax', message: 'This is no activity.' } });
  return write(sent.data) || jsonReply(404, { error: { code: missing, message: 'It is not there.' } });
}
