/** Who is speaking, known from the verified activity alone. */
import type { UserContext } from '@fleet/api/domain/command-context.ts';
import { findConversation } from '@fleet/api/domain/conversation/find-conversation.ts';
import { forgetConversation } from '@fleet/api/domain/conversation/forget-conversation.ts';
import { rememberConversation } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { type Gate, identifyUser } from '@fleet/api/domain/user/identify-user.ts';
import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { BotContext, Chat, ReadBusyTimes } from '../bot-context.ts';
import { isTimeZone } from '../language/wall-times.ts';
import { createPictureOf, type PictureOptions } from '../picture-of.ts';
import { readConversation, type StoredConversation, storeConversation } from '../stored-conversation.ts';
import { type Viewer, viewerOf } from '../viewer.ts';
import { memoryOf } from './memory-of.ts';

const uuid = z.guid();
const clientInfo = z.object({
  type: z.literal('clientInfo'),
  timezone: z.string().optional(),
  locale: z.string().optional(),
});

export interface MeetingOptions extends PictureOptions {
  gate: Gate;
  readBusyTimes?: ReadBusyTimes | undefined;
}

export interface Meeting extends BotContext {
  /** Whether the bot has never had a personal conversation with them. */
  isFirst: boolean;
}

/**
 * Finds out who speaks, and remembers where they can be reached from now on.
 * @returns undefined when the directory or the person is not known here
 */
export async function meet(options: MeetingOptions, activity: Activity): Promise<Meeting | undefined> {
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const entraTenantId = uuid.safeParse(channelData?.tenant?.id ?? activity.conversation?.tenantId);
  const entraObjectId = uuid.safeParse(activity.from?.aadObjectId);
  if (!entraTenantId.success || !entraObjectId.success) return undefined;
  const user = await identifyUser(options.gate, {
    entraTenantId: entraTenantId.data,
    entraObjectId: entraObjectId.data,
    kind: 'bot',
  });
  if (!user) return undefined;
  const isInvoke = activity.type === ActivityTypes.Invoke;
  const { timeZone, locale } = deviceOf(activity);
  const before = isInvoke || !timeZone || !locale ? await conversationBefore(user) : undefined;
  const viewer = viewerFrom(activity, user, before);
  const chat = chatOf(activity, viewer, !isPersonal(activity) || (isInvoke && !isSameChat(activity, before)));
  const pictureOf = createPictureOf(options, user);
  const { readBusyTimes } = options;
  const context = { user, viewer, pictureOf, chat, memory: memoryOf(user, chat), readBusyTimes };
  if (chat.isShared || isInvoke) return { ...context, isFirst: false };
  if (activity.type === ActivityTypes.InstallationUpdate && activity.action === 'remove') {
    await forgetConversation(user, chat.reference);
    return { ...context, isFirst: false };
  }
  return { ...context, isFirst: await rememberConversation(user, chat.reference) };
}

function chatOf(activity: Activity, viewer: Viewer, isShared: boolean): Chat {
  const [conversationId = ''] = activity.conversation.id.split(';messageid=');
  const reference = conversationOf(activity, viewer);
  if (!isShared) return { conversationId, reference, isShared };
  const conversation = { ...activity.conversation, id: conversationId };
  return { conversationId, reference: conversationOf({ ...activity, conversation } as Activity, viewer), isShared };
}

/**
 * Two people who write to each other are `personal` to Teams as well, and there a button or a search reaches the bot, too. Only
 * where they have written to the bot, or installed it, are they alone with it.
 */
function isSameChat({ conversation }: Activity, before: StoredConversation | undefined): boolean {
  const known = before?.conversation.conversation as { id?: unknown } | undefined;
  return known?.id === conversation.id;
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

async function conversationBefore(user: UserContext): Promise<StoredConversation | undefined> {
  const reference = await findConversation(user, user.actor.userId);
  return reference && readConversation(reference);
}

/** The language and clock of the device somebody writes from; what it does not say was said before or stands in their profile. */
function viewerFrom(activity: Activity, { actor }: UserContext, before: StoredConversation | undefined): Viewer {
  const { timeZone, locale } = deviceOf(activity);
  const known = before?.viewer;
  return viewerOf(timeZone ?? known?.timeZone ?? actor.timeZone, locale ?? known?.locale ?? actor.locale);
}

/** What is known of somebody whom the directory does not know. */
export function strangerOf(activity: Activity): Viewer {
  const { timeZone = 'UTC', locale = 'en' } = deviceOf(activity);
  return viewerOf(timeZone, locale);
}

function deviceOf(activity: Activity): { timeZone: string | undefined; locale: string | undefined } {
  const device = activity.entities?.map((entity) => clientInfo.safeParse(entity)).find(({ success }) => success)?.data;
  return {
    timeZone: [activity.localTimezone, device?.timezone].find(isTimeZone),
    locale: activity.locale || device?.locale || undefined,
  };
}
