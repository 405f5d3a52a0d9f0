/** Who is speaking, known from the verified activity alone. */
import { rememberConversation } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { type Gate, identifyUser } from '@fleet/api/domain/user/identify-user.ts';
import { type Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { BotContext } from '../bot-context.ts';
import { isTimeZone } from '../language/wall-times.ts';
import { storeConversation } from '../stored-conversation.ts';
import { type Viewer, viewerOf } from '../viewer.ts';

const uuid = z.guid();
const clientInfo = z.object({ type: z.literal('clientInfo'), timezone: z.string().optional() });

/**
 * @returns undefined when the directory or the person is not known here
 */
export async function meet(gate: Gate, activity: Activity): Promise<BotContext | undefined> {
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
  const context = { user, viewer: viewerFrom(activity, user.actor) };
  if (isPersonal(activity)) await rememberConversation(user, conversationOf(activity, context.viewer));
  return context;
}

/** Nothing personal is shown where others read along. */
export function isPersonal({ conversation }: Activity): boolean {
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
