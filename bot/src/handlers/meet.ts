/** Who is speaking, known from the verified activity alone. */
import { forgetConversation } from '@fleet/api/domain/conversation/forget-conversation.ts';
import { rememberConversation } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { type Gate, identifyUser } from '@fleet/api/domain/user/identify-user.ts';
import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { BotContext, Chat } from '../bot-context.ts';
import { isTimeZone } from '../language/wall-times.ts';
import { storeConversation } from '../stored-conversation.ts';
import { type Viewer, viewerOf } from '../viewer.ts';

const uuid = z.guid();
const clientInfo = z.object({ type: z.literal('clientInfo'), timezone: z.string().optional() });

export interface Meeting extends BotContext {
  /** Whether the bot has never had a personal conversation with them. */
  isFirst: boolean;
}

/**
 * Finds out who speaks, and remembers where they can be reached from now on.
 * @returns undefined when the directory or the person is not known here
 */
export async function meet(gate: Gate, activity: Activity): Promise<Meeting | undefined> {
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const entraTenantId = uuid.safeParse(channelData?.tenant?.id ?? activity.conversation?.tenantId);
  const entraObjectId = uuid.safeParse(activity.from?.aadObjectId);
  if (!entraTenantId.success || !entraObjectId.success) return undefined;
  const user = await identifyUser(gate, {
    entraTenantId: entraTenantId.data,
    entraObjectId: entraObjectId.data,
    kind: 'bot',
  });
  if (!user) return undefined;
  const viewer = viewerFrom(activity, user.actor);
  const chat = chatOf(activity, viewer);
  if (chat.isShared) return { user, viewer, chat, isFirst: false };
  if (activity.type === ActivityTypes.InstallationUpdate && activity.action === 'remove') {
    await forgetConversation(user);
    return { user, viewer, chat, isFirst: false };
  }
  return { user, viewer, chat, isFirst: await rememberConversation(user, chat.reference) };
}

function chatOf(activity: Activity, viewer: Viewer): Chat {
  const [conversationId = ''] = activity.conversation.id.split(';messageid=');
  const reference = conversationOf(activity, viewer);
  const isShared = !isPersonal(activity);
  if (!isShared) return { conversationId, reference, isShared };
  const conversation = { ...activity.conversation, id: conversationId };
  return { conversationId, reference: conversationOf({ ...activity, conversation } as Activity, viewer), isShared };
}

/** Nothing personal is shown where others read along. */
function isPersonal({ conversation }: Activity): boolean {
  return conversation?.conversationType === 'personal' || (!conversation?.conversationType && !conversation?.isGroup);
}

/** The conversation of an activity in the shape in which the database keeps it. */
export function conversationOf(activity: Activity, viewer: Viewer) {
  // Without the message at hand: it differs each time and is not needed to write first.
  const { activityId: _, ...reference } = TurnContext.getConversationReference(activity);
  return storeConversation({ conversation: { ...reference }, viewer });
}

/** The clock of the device somebody writes from, else the one in their profile. */
function viewerFrom(activity: Activity, profile: { timeZone: string; locale: string }): Viewer {
  const device = activity.entities?.map((entity) => clientInfo.safeParse(entity)).find(({ success }) => success)?.data;
  const timeZone = [activity.localTimezone, device?.timezone].find(isTimeZone) ?? profile.timeZone;
  return viewerOf(timeZone, activity.locale || profile.locale);
}
