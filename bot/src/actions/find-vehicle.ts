import { answerAvailability } from '../answers/answer-availability.ts';
import type { BotContext } from '../bot-context.ts';
import { whenCard } from '../cards/when-card.ts';
import { toDraft } from '../language/period-draft.ts';
import { readDraft } from '../language/read-draft.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

/** Asks for times, with those of the card the button stood on filled in. */
export async function askWhen({ viewer }: BotContext, payload: Payload<'ask-when'>): Promise<Reply> {
  const { startDate, endDate, wish, saidPurpose } = payload;
  const draft = startDate && endDate ? toDraft(new Date(startDate), new Date(endDate), viewer.timeZone) : {};
  return whenCard({ wish, saidPurpose, draft, why: 'nothing-said', viewer });
}

/** Times were filled in: shows what is free then, or says what is wrong with them. */
export async function findVehicles(context: BotContext, payload: Payload<'find-availability'>): Promise<Reply> {
  const { wish, saidPurpose, ...draft } = payload;
  const { user, viewer } = context;
  const period = readDraft(draft, user.now(), viewer.timeZone);
  if (period.kind === 'ask') return whenCard({ wish, saidPurpose, draft: period.draft, why: period.why, viewer });
  const [startDate, endDate] = [period.startDate.toISOString(), period.endDate.toISOString()];
  return answerAvailability(context, {
    search: { startDate, endDate, wish, saidPurpose },
    assumptions: period.assumptions,
  });
}
