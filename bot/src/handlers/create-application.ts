import { Application, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { payloads } from '../actions/payloads.ts';
import { describeFault } from '../bot-log.ts';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { errorCard } from '../cards/error-card.ts';
import { answerButton, answerInstallation, answerText, type ButtonAnswer, type TurnOptions } from './answer-turn.ts';
import { readableCard } from './card-activity.ts';
import { extendApplication } from './extend-application.ts';
import { strangerOf } from './meet.ts';
import { sendCard } from './send-reply.ts';

const anyVerb = /^/;

/** The routes of the bot. Nothing is kept between turns: what a card needs, it carries. */
export function createApplication(options: TurnOptions): Application<TurnState> {
  const application = new Application<TurnState>({ removeRecipientMention: true });
  // One application serves all turns at once, and the library has a single typing timer for them all, on whose fault an answer
  // founders. It starts it whatever its option of that name says.
  application.startTypingTimer = () => {};
  application.adaptiveCards.actionExecute(anyVerb, async (turn) => {
    const { message } = await guard(turn, options, readAction(turn.activity.value));
    // Answered here: a card that refreshes itself the library would put in everybody's place, not only this person's.
    const card = readableCard(message);
    await answerInvoke(turn, card);
    return card as LibraryCard;
  });
  application.adaptiveCards.actionSubmit(Object.keys(payloads), async (turn, _state, data) => {
    const { message, isShown } = await guard(turn, options, { verb: (data as { verb?: unknown }).verb, data });
    if (!isShown) await sendCard(turn, message);
  });
  application.activity(ActivityTypes.Message, (turn) => send(turn, options, () => answerText(turn, options)));
  application.activity([ActivityTypes.InstallationUpdate, ActivityTypes.ConversationUpdate], (turn) =>
    send(turn, options, () => answerInstallation(turn, options)),
  );
  extendApplication(application, options);
  return application;
}

async function answerInvoke(turn: TurnContext, card: AdaptiveCard): Promise<void> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  await turn.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

async function guard(
  turn: TurnContext,
  options: TurnOptions,
  action: { verb: unknown; data: unknown },
): Promise<ButtonAnswer> {
  try {
    return await answerButton(turn, action, options);
  } catch (error) {
    options.log.error({ ...describeFault(error), activity: turn.activity.type }, 'a turn failed');
    return { message: errorCard('broken', strangerOf(turn.activity)), isShown: false };
  }
}

async function send(turn: TurnContext, options: TurnOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    options.log.error({ ...describeFault(error), activity: turn.activity.type }, 'a turn failed');
    if (turn.activity.type === ActivityTypes.Message)
      await sendCard(turn, errorCard('broken', strangerOf(turn.activity)));
  }
}

function readAction(value: unknown): { verb: unknown; data: unknown } {
  const { action } = (value ?? {}) as { action?: { verb?: unknown; data?: unknown } };
  return { verb: action?.verb, data: action?.data ?? {} };
}

/** Our cards are as good as the library's, but more precisely typed. */
type LibraryCard = Exclude<
  Awaited<ReturnType<Parameters<Application<TurnState>['adaptiveCards']['actionExecute']>[1]>>,
  string
>;
