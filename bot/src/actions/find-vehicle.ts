import { answerPeriod } from '../answers/answer-period.ts';
import type { BotContext } from '../bot-context.ts';
import { whenCard } from '../cards/when-card.ts';
import { toDraft } from '../language/period-draft.ts';
import { readDraft } from '../language/read-draft.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Asks for times, with those of the card the button stood on filled in. */
export async function askWhen({ viewer }: BotContext, payload: Payload<'ask-when'>): Promise<Reply> {
  const { startDate, endDate, wish, saidPurpose } = payload;
  const draft =
    startDate && endDate ? toDraft(new Date(startDate), new Date(endDate), viewer.timeZone) : (payload.draft ?? {});
  return whenCard({ wish, saidPurpose, draft, why: 'nothing-said', viewer });
}

/** One of the answers was chosen that a question offers: asks the next, or shows what is free. */
export async function answerQuestion(context: BotContext, payload: Payload<'answer-question'>): Promise<Reply> {
  const { wish, saidPurpose, draft } = payload;
  const { user, viewer } = context;
  return answerPeriod(context, { wish, saidPurpose, period: readDraft(draft, user.now(), viewer.timeZone) });
}

/** Times were filled in: shows what is free then, or says what is wrong with them. */
export async function findVehicles(context: BotContext, payload: Payload<'find-availability'>): Promise<Reply> {
  const { wish, saidPurpose, ...draft } = payload;
  const { user, viewer } = context;
  const period = readDraft(draft, user.now(), viewer.timeZone);
  if (period.kind === 'ask') return whenCard({ wish, saidPurpose, draft: period.draft, why: period.why, viewer });
  return answerPeriod(context, { wish, saidPurpose, period });
}
