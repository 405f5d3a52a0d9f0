import type { Search } from '../actions/payloads.ts';
import { describeClock, describeDay, describeInstant } from '../describe-time.ts';
import type { PeriodDraft } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describeWish } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, paragraph } from './elements.ts';

/** One answer that is a press away: the draft as it is with it. */
export interface OfferedAnswer {
  title: string;
  tooltip?: string | undefined;
  draft: PeriodDraft;
}

export interface QuestionCardOptions {
  why: 'no-date' | 'no-time' | 'no-end';
  wish: Search['wish'];
  saidPurpose?: string | undefined;
  draft: PeriodDraft;
  answers: readonly OfferedAnswer[];
  /** Whether what they wrote was no answer. */
  isRepeated: boolean;
  viewer: Viewer;
}

/** Asks for one thing that is missing, with what is known so far. */
export function questionCard(options: QuestionCardOptions): CardMessage {
  const { why, wish, saidPurpose, draft, answers, isRepeated, viewer } = options;
  const words = viewer.words.whenCard;
  const question = words.questions[why];
  const carried = { wish, ...(saidPurpose && { saidPurpose }) };
  const card = adaptiveCard(
    [
      ...(isRepeated ? [paragraph(words.notUnderstood, { isSubtle: true })] : []),
      heading(question),
      ...facts([
        [words.wish, describeWish(wish, viewer)],
        [viewer.words.when, describeDraft(draft, viewer)],
        [viewer.words.purpose, saidPurpose],
      ]),
      paragraph(`${words.hints[why]} ${describeClock(viewer)}`, { isSubtle: true, size: 'small' }),
    ],
    [
      ...answers.map(({ title, tooltip, draft: answered }) =>
        execute('answer-question', title, { ...carried, draft: answered }, tooltip ? { tooltip } : {}),
      ),
      execute('ask-when', words.other, { ...carried, draft }),
    ],
  );
  return { card, summary: question };
}

function describeDraft({ startDay, startTime, endDay, endTime }: PeriodDraft, viewer: Viewer): string {
  const wall = { ...viewer, timeZone: 'UTC' };
  if (startDay && startTime) return describeInstant(new Date(`${startDay}T${startTime}Z`), wall);
  const days = [startDay, endDay !== startDay && endDay].filter((day) => typeof day === 'string');
  return [days.map((day) => describeDay(day, viewer)).join(' – '), [startTime, endTime].filter(Boolean).join(' – ')]
    .filter(Boolean)
    .join(', ');
}
