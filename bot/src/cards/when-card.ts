import type { Search } from '../actions/payloads.ts';
import { describeClock } from '../describe-time.ts';
import type { PeriodDraft, PeriodQuestion } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describeWish } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, plain } from './elements.ts';
import { dayInput, pair, timeInput } from './when-inputs.ts';

export interface WhenCardOptions {
  wish: Search['wish'];
  saidPurpose?: string | undefined;
  draft: PeriodDraft;
  /** Why it is asked. */
  why: PeriodQuestion;
  /** A refusal of the fleet's rules, in words from the domain; it stands in the place of `why`. */
  refusal?: string | undefined;
  viewer: Viewer;
}

const mistakes: readonly PeriodQuestion[] = [
  'past',
  'no-such-date',
  'skipped-by-clock',
  'end-before-start',
  'several-periods',
  'recurring',
  'other-zone',
];

/** Asks for what is missing or wrong of a period, with everything that was said filled in. */
export function whenCard({ wish, saidPurpose, draft, why, refusal, viewer }: WhenCardOptions): CardMessage {
  const words = viewer.words.whenCard;
  const question = paragraph(words.questions[why]);
  const card = adaptiveCard(
    [
      heading(words.title),
      refusal !== undefined
        ? notice('warning', [plain(refusal)])
        : mistakes.includes(why)
          ? notice('warning', [question])
          : question,
      ...facts([[words.wish, describeWish(wish, viewer)]]),
      pair(
        dayInput('startDay', words.startDay, words.dayError, draft.startDay),
        timeInput('startTime', words.startTime, words.timeError, draft.startTime),
      ),
      pair(
        dayInput('endDay', words.endDay, undefined, draft.endDay),
        timeInput('endTime', words.endTime, words.timeError, draft.endTime),
      ),
      paragraph(`${words.sameDay} ${describeClock(viewer)}`, { isSubtle: true, size: 'small' }),
    ],
    [execute('find-availability', words.submit, { wish, ...(saidPurpose && { saidPurpose }) }, { style: 'positive' })],
  );
  return { card, summary: words.summary };
}
