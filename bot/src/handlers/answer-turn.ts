/** One turn of the conversation, from a verified activity to a card. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { answerAction } from '../actions/answer-action.ts';
import { payloads } from '../actions/payloads.ts';
import { answerMessage } from '../answers/answer-message.ts';
import { approves, type BotContext } from '../bot-context.ts';
import { type BotLog, describeFault } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { errorCard } from '../cards/error-card.ts';
import { helpCard } from '../cards/help-card.ts';
import { privateAnswerCard } from '../cards/private-answer-card.ts';
import type { Planner } from '../planner.ts';
import type { Reply } from '../reply.ts';
import { followSharedCard } from './follow-shared-card.ts';
import { type MeetingOptions, meet, strangerOf } from './meet.ts';
import { memoryOf } from './memory-of.ts';
import { MemoryConflict } from './memory-storage.ts';
import { replaceCard, sendCard, sendReply } from './send-reply.ts';

/** As much as the card may carry of what was written. */
const longestSharedText = 1_000;

export interface TurnOptions extends MeetingOptions {
  log: BotLog;
  /** Undefined when no language model is set up. */
  plannerOf?: ((turn: TurnContext) => Planner) | undefined;
}

const mostTries = 5;

/** Two messages at once are answered one after the other, the second with what the first has said. */
async function untilRemembered(answer: () => Promise<Reply>, tries = 1): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    // Nothing is done twice: words change nothing, and every button is known by a key or a version.
    if (!(error instanceof MemoryConflict) || tries === mostTries) throw error;
    return untilRemembered(answer, tries + 1);
  }
}

/** Somebody wrote. */
export async function answerText(turn: TurnContext, options: TurnOptions): Promise<void> {
  const context = await meet(options, turn.activity);
  if (!context) return sendCard(turn, unknownPerson(turn, options.log));
  const { text = '' } = turn.activity;
  if (!context.chat.isShared) {
    const planner = options.plannerOf?.(turn);
    const reply = await untilRemembered(() =>
      answerMessage({ ...context, planner, memory: memoryOf(context.user, context.chat) }, text),
    );
    return sendReply(turn, context, reply);
  }
  const { id: userId, name } = turn.activity.from;
  if (text.length > longestSharedText) return sendCard(turn, errorCard('not-here', context.viewer));
  await sendCard(turn, privateAnswerCard({ name, userId, text, viewer: context.viewer }));
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
  options: TurnOptions,
): Promise<ButtonAnswer> {
  const { log } = options;
  const meeting = await meet(options, turn.activity);
  if (!meeting) return { message: unknownPerson(turn, log), isShown: false };
  if (meeting.chat.isShared)
    return answerPrivately(turn, { ...meeting, planner: options.plannerOf?.(turn) }, { verb, data }, log);
  const { replyToId: activityId } = turn.activity;
  const pressed = activityId ? { activityId, reference: meeting.chat.reference } : undefined;
  const reply = await untilRemembered(() =>
    answerAction({ ...meeting, memory: memoryOf(meeting.user, meeting.chat), pressed }, verb, data),
  );
  const context = { ...meeting, pressed };
  return { message: await replaceCard(turn, context, reply, log), isShown: true };
}

/**
 * In a chat with others the answer goes to the person alone, in the place of the card that all of them see, which stays as it
 * is. A client that knows no such answers would write it for everybody, so it gets none.
 */
async function answerPrivately(
  turn: TurnContext,
  context: BotContext,
  { verb, data }: { verb: unknown; data: unknown },
  log: BotLog,
): Promise<ButtonAnswer> {
  if (turn.activity.type !== ActivityTypes.Invoke)
    return { message: errorCard('not-here', context.viewer), isShown: false };
  const reply = await answerAction(context, verb, data);
  const shared = verb === 'show-own-view' && payloads[verb].safeParse(data).data;
  if (shared && reply.shows) {
    // Whether the others see it up to date does not keep anybody from what they asked for.
    await followSharedCard(turn, context, shared.reservationId, shared.view).catch((error: unknown) =>
      log.warn(describeFault(error), 'a card in a chat could not be followed'),
    );
  }
  return { message: reply, isShown: true };
}

/** The bot was installed or its conversation changed: remembers where the person can be reached, and greets them once. */
export async function answerInstallation(turn: TurnContext, options: TurnOptions): Promise<void> {
  const meeting = await meet(options, turn.activity);
  if (!meeting?.isFirst) return;
  const { viewer } = meeting;
  await sendCard(turn, helpCard({ occasion: 'welcome', approves: approves(meeting), viewer }));
}

function unknownPerson({ activity }: TurnContext, log: BotLog): CardMessage {
  log.info({}, 'somebody wrote who is not known here');
  return errorCard('unknown-person', strangerOf(activity));
}
