/**
 * What the domain says when it refuses something, for languages other than English, in which it speaks itself. A broken rule
 * is said anew from its facts; any other sentence is looked up as it stands, by what it says in English.
 */
import type { RuleFacts } from '@fleet/api/domain/rule-facts.ts';
import type { ErrorCode, RuleCode } from '@fleet/contracts/error-codes.ts';

/** Facts as the reader's language and zone have them. */
export interface Speech {
  moment(instant: Date): string;
  period(start: Date, end: Date): string;
  /** @param day `2026-11-24` */
  day(day: string): string;
  length(minutes: number): string;
  distance(meters: number): string;
  /** Joined by `and`. */
  all(names: readonly string[]): string;
}

/** Sentences of the domain. In the place of braces stands something of the moment; a date is left out where a card shows it. */
export const sentences = {
  'own-decision': 'Nobody decides about their own reservation. The approver does.',
  'decided-for': 'This reservation was already {status} by {who} for {whom} on {when}. Nothing was changed.',
  'decided-by': 'This reservation was already {status} by {who} on {when}. Nothing was changed.',
  'decided-on': 'This reservation was already {status} on {when}. Nothing was changed.',
  decided: 'This reservation has already been decided.',
  'step-decided-by':
    'Your step was already {status} by {who} on {when}. It waits for {names} now. Nothing was changed.',
  'step-decided': 'This step has already been decided.',
  'not-asked': 'Only its approver decides about this reservation: {names}.',
  'not-yet-asked': 'First comes the decision of {names}. You are asked after it.',
  'already-so': 'This reservation is already {status}.',
  over: 'This reservation is already over, so nothing about it can be changed.',
  'may-not-cancel': 'Only its driver, whoever made it, or a fleet manager can cancel it.',
  'may-not-change': 'Only its driver, whoever made it, or a fleet manager can change it.',
  'only-longer':
    'Its approver can only give it a later end. Ask its driver, whoever made it, or a fleet manager for anything else.',
  'may-not-take': 'Only its driver, whoever made it, or a fleet manager hands the vehicle out.',
  'may-not-return': 'Only its driver, whoever made it, or a fleet manager takes the vehicle back.',
  'vehicle-taken': 'The driver has taken the vehicle, so this reservation ends when it is returned.',
  'only-end': 'The driver has taken the vehicle, so only the end can be changed.',
  'not-approved': 'This reservation has not been approved yet. Ask its approver.',
  'too-early': 'A vehicle is taken at most {count} minutes before the start. Move the start, or wait.',
  'already-returned': 'This vehicle has already been returned.',
  'not-taken': 'The vehicle has not been taken, so it cannot be returned. Check it out first.',
  'odometer-back': 'Only fleet managers set an odometer back. Ask one of them.',
  'odometer-less': 'It showed {count} km before, never less. Read it again, or ask a fleet manager to correct it.',
  'no-reservation': 'There is no such reservation among those you can see. Look at your list.',
  'no-vehicle': 'There is no such vehicle. Choose one from the list of vehicles.',
  'no-cost-center': 'There is no cost center {code}. Choose one from the list of cost centers.',
  'no-request': 'There is no such request among those you can see. Look at your list.',
  'all-taken': 'Every vehicle that would do is taken at that time. Choose one of the alternatives.',
  'all-taken-then': 'Every vehicle that would do is taken at that time. Choose another time.',
  'changed-meanwhile': 'Somebody else changed this {noun} in the meantime. Load it again and repeat your change.',
  'nothing-offered': 'Nothing is offered at the moment. You hear of it when a vehicle becomes free.',
  'offer-accepted': 'This offer has already been accepted. Look at your reservations.',
  'request-withdrawn': 'This request has been withdrawn. Make a new one.',
  'offer-expired': 'This offer has expired, and the next one was asked. Make a new request.',
  'not-your-offer': 'Only whoever waits answers an offer. A fleet manager may withdraw the request.',
  'many-requests': 'You wait for {count} vehicles already. Withdraw one of these requests first.',
  'no-picture': 'This is no JPEG, PNG or WebP picture, or it is damaged. Send one of these.',
  'large-picture': 'The picture is larger than 5 MB. Send a smaller one.',
  'many-pictures': 'You have uploaded {count} pictures within a day. Send more tomorrow.',
} as const;
export type SentenceName = keyof typeof sentences;

export interface RefusalWords {
  rules: { readonly [Rule in RuleCode]: (facts: RuleFacts[Rule], say: Speech) => string };
  /** What to do about a vehicle that is in use otherwise. */
  chooseAlternative: string;
  chooseOther: string;
  /** With the braces of the English one, or fewer. */
  sentences: Readonly<Record<SentenceName, string>>;
  /** How a reservation already is, within a sentence: `approved`. */
  states: Readonly<Record<'approved' | 'rejected' | 'active' | 'completed' | 'cancelled', string>>;
  /** For a sentence that is not known here; where there is none, it is shown as it is. */
  codes: Readonly<Partial<Record<ErrorCode, string>>>;
}
