/** One turn of the conversation, from a verified activity to a card. */
import type { Gate } from '@fleet/api/domain/user/identify-user.ts';
import type { TurnContext } from 'botbuilder';
import { answerAction } from '../actions/answer-action.ts';
import { answerMessage } from '../answers/answer-message.ts';
import { approves } from '../bot-context.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { errorCard } from '../cards/error-card.ts';
import { helpCard } from '../cards/help-card.ts';
import { asksForHelp } from '../language/intent-words.ts';
import { conversationOf, isPersonal, meet, strangerOf } from './meet.ts';
import { replaceCard, sendCard } from './send-reply.ts';

export interface TurnOptions {
  gate: Gate;
  log: BotLog;
}

/** Somebody wrote. */
export async function answerText(turn: TurnContext, { gate, log }: TurnOptions): Promise<void> {
  const context = await meet(gate, turn.activity);
  if (!context) return sendCard(turn, unknownPerson(turn, log));
  const { text = '' } = turn.activity;
  if (isPersonal(turn.activity)) return sendCard(turn, await answerMessage(context, text));
  const { viewer } = context;
  const elsewhere = asksForHelp(text)
    ? helpCard({ occasion: 'group', approves: false, viewer })
    : errorCard('not-here', viewer);
  await sendCard(turn, elsewhere);
}

export interface ButtonAnswer {
  message: CardMessage;
  /** Whether it already stands in the chat, in place of the card with the button. */
  isShown: boolean;
}

/** Somebody pressed a button. */
export async function answerButton(
  turn: TurnContext,
  { verb, data }: { verb: unknown; data: unknown },
  { gate, log }: TurnOptions,
): Promise<ButtonAnswer> {
  const meeting = await meet(gate, turn.activity);
  if (!meeting) return { message: unknownPerson(turn, log), isShown: false };
  if (!isPersonal(turn.activity)) return { message: errorCard('not-here', meeting.viewer), isShown: false };
  const { replyToId: activityId } = turn.activity;
  const pressed = activityId ? { activityId, reference: conversationOf(turn.activity, meeting.viewer) } : undefined;
  const context = { ...meeting, pressed };
  const reply = await answerAction(context, verb, data);
  return { message: await replaceCard(turn, context, reply, log), isShown: true };
}

/** The bot was installed or its conversation changed: remembers where the person can be reached, and greets them once. */
export async function answerInstallation(turn: TurnContext, { gate }: TurnOptions): Promise<void> {
  const meeting = await meet(gate, turn.activity);
  if (!meeting?.isFirst) return;
  const { viewer } = meeting;
  await sendCard(turn, helpCard({ occasion: 'welcome', approves: approves(meeting), viewer }));
}

function unknownPerson({ activity }: TurnContext, log: BotLog): CardMessage {
  log.info({}, 'somebody wrote who is not known here');
  return errorCard('unknown-person', strangerOf(activity));
}
