import type { BotContext } from '../bot-context.ts';
import type { Intent } from '../language/intent.ts';
import { normaliseMessage } from '../language/normalise-message.ts';
import type { Listener } from '../language/read-message.ts';
import { understand } from '../language/understand.ts';
import type { AskedWish } from '../memory.ts';

/** What is meant, by the grammar; by the language model, where there is one, when the grammar does not understand. */
export async function findIntent(
  { planner }: BotContext,
  message: string,
  listener: Listener,
  asked: AskedWish | undefined,
): Promise<Intent> {
  const intent = understand(message, listener);
  const text = normaliseMessage(message);
  if (intent.kind !== 'unknown' || !planner || text === '') return intent;
  const planned = await planner.plan(text, listener);
  return planned ? addWhatWasAsked(planned, asked) : intent;
}

/** Whoever was asked when they want a vehicle does not say again which. */
function addWhatWasAsked(intent: Intent, asked: AskedWish | undefined): Intent {
  if (!asked || (intent.kind !== 'book' && intent.kind !== 'availability')) return intent;
  const { classes, terms, fuelType, minimumSeats } = intent.wish;
  if (classes.length + terms.length > 0 || fuelType || minimumSeats) return intent;
  return { ...intent, wish: asked.wish, purpose: intent.purpose ?? asked.saidPurpose };
}
