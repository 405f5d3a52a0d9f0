/**
 * What to do about one reservation and its event, from three sides: what both last agreed on, what the database wants now,
 * and what Outlook shows now. Nothing here looks at a clock, so that it can be proved.
 *
 * - What only the database changed is written to Outlook.
 * - What only somebody in Outlook changed becomes their wish, which a command grants or refuses. What they may not decide
 *   there (subject, place, who attends) is put back.
 * - Where both changed the same, the database wins and the person is told; where they changed different things, both hold.
 * - A wish that was refused is remembered until it is no longer shown, so that it is refused once.
 */
import {
  type Agreement,
  type EventAnswers,
  type EventContent,
  type EventPeriod,
  sameContent,
  samePeriod,
} from './agreement.ts';

export type Desired =
  | { state: 'shown'; content: EventContent; bodyDigest: string }
  /** Rejected or cancelled: no event. */
  | { state: 'gone' }
  /** It has taken place; its event is history, whatever becomes of it. */
  | { state: 'over' };

export interface Observed {
  content: EventContent;
  /**
   * Of the body as we last wrote it, which the event carries beside it: Exchange rewrites bodies and people add to them, so
   * they are never compared themselves.
   */
  bodyDigest: string | null;
  answers: EventAnswers;
}

export type Wish =
  | { kind: 'move'; period: EventPeriod; by: 'driver' | 'organizer' }
  | { kind: 'cancel'; how: 'declined' | 'deleted' };

export type Decision =
  | { do: 'nothing' }
  /** Both sides show the same; note that it is so. */
  | { do: 'settle' }
  | { do: 'create' | 'update' | 'cancel' }
  /** Ask the domain on the person's behalf, then decide again. */
  | { do: 'ask'; wish: Wish }
  /** Tell the person that it was changed here meanwhile, then decide again. */
  | { do: 'refuse'; wish: Wish };

export function reconcile(agreed: Agreement | null, desired: Desired, observed: Observed | null): Decision {
  if (desired.state === 'over') return { do: 'nothing' };
  if (desired.state === 'gone') return { do: observed ? 'cancel' : 'nothing' };
  const wish = agreed && findWish(agreed, observed);
  if (!wish || agreed.refused.includes(wishKey(wish))) return bring(desired, observed);
  if (wish.kind === 'move' && samePeriod(wish.period, desired.content)) return bring(desired, observed);
  return { do: samePeriod(desired.content, agreed.content) ? 'ask' : 'refuse', wish };
}

/** Makes Outlook show what the database wants. */
function bring(desired: Extract<Desired, { state: 'shown' }>, observed: Observed | null): Decision {
  if (!observed) return { do: 'create' };
  const isSame = sameContent(observed.content, desired.content) && observed.bodyDigest === desired.bodyDigest;
  return { do: isSame ? 'settle' : 'update' };
}

/** What somebody has done in Outlook since both sides agreed, as far as they may wish for it. */
export function findWish(agreed: Agreement, observed: Observed | null): Wish | undefined {
  if (!observed) return { kind: 'cancel', how: 'deleted' };
  const { content, answers } = observed;
  if (answers.proposal && !samePeriod(answers.proposal, content)) {
    const wish: Wish = { kind: 'move', period: answers.proposal, by: 'driver' };
    if (!agreed.refused.includes(wishKey(wish))) return wish;
  }
  if (answers.driver === 'declined' && agreed.answers.driver !== 'declined' && !answers.proposal) {
    return { kind: 'cancel', how: 'declined' };
  }
  if (!samePeriod(content, agreed.content)) {
    return { kind: 'move', period: { startDate: content.startDate, endDate: content.endDate }, by: 'organizer' };
  }
  return undefined;
}

/** The same for the same wish, however often it is met. */
export function wishKey(wish: Wish): string {
  return wish.kind === 'cancel' ? wish.how : `${wish.period.startDate}/${wish.period.endDate}`;
}

/** Of what was refused, that which Outlook still shows; the rest may be wished for anew. */
export function stillRefused(refused: readonly string[], observed: Observed): string[] {
  const { content, answers } = observed;
  const shown = [content, answers.proposal].flatMap((period) =>
    period ? [`${period.startDate}/${period.endDate}`] : [],
  );
  if (answers.driver === 'declined') shown.push('declined');
  return refused.filter((key) => shown.includes(key));
}

/** Whether the vehicle has turned the event down since both sides agreed. */
export function isTurnedDown(agreed: Agreement | null, observed: Observed): boolean {
  return observed.answers.vehicle === 'declined' && agreed?.answers.vehicle !== 'declined';
}
