/** Finds what is to be different about a reservation: `an hour longer`, `until 6`, `to Friday 10 to 12`. */
import { countPattern, readCount } from './durations.ts';
import type { ReservationChange } from './intent.ts';
import type { Span } from './masked-text.ts';

const unitMinutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60, week: 7 * 24 * 60 };
const amount = String.raw`(?:another\s+)?(${countPattern})?\s*(minute|min|hour|hr|h|day|week)s?\b(\s+and a half)?`;
const compared = new RegExp(
  String.raw`${amount}\s+(longer|more|shorter|less|later|earlier|sooner|back(?:wards?)?|forward)\b`,
);
const moreOf = new RegExp(String.raw`\b(${countPattern})\s+more\s+(minute|hour|day)s?\b`);
/** In some languages the verb stands last. */
const lengthens = /\b(?:extend|prolong|lengthen|(shorten))\w*\b/;
const shifts = /\b(?:postpone|delay|push|move|shift|bring|advance|reschedul)\w*\b/;
const byAmount = new RegExp(String.raw`\b(?:by|for)\s+(?:about\s+)?${amount}`);
const earlier = /\b(?:forward|earlier|sooner|advance)\b/;

const extendsUntil = /\b(?:extend|prolong|lengthen|shorten|keep|need)\w*\b.*?\b(?:until|till|til|to)\s/;
const untilExtends = /(?:^|\s)(?:until|till|til|to)\s(?=.*\b(?:extend|prolong|lengthen|shorten|keep|instead)\b)/;
const toMoves = /(?:^|\s)to\s(?=.*\breschedule[.!]*$)/;
const onlyUntil = /^(?:make it\s+|only\s+)?(?:until|till|til)\s/;
const movesTo =
  /\b(?:move|reschedul\w*|postpone|shift|change|push|bring|delay|put|set|start|edit|update|modify)\b.*?\s(?:to|for|at|on)\s(?!(?:my|the|a|an)\s)/;
/** Stays with what follows it: a bare number is a time only behind one. */
const preposition = /(?:until|till|til|to|for|at|on)\s$/;
const makeIt = /\b(?:make it|do it|have it|let it be)\s/;

export interface FoundChange {
  change: ReservationChange;
  /** Where it stands. */
  span: Span;
}

/** An hour more, half a day earlier: what needs no reading of a clock. @param words in lower case */
export function findRelativeChange(words: string): FoundChange | undefined {
  const comparison = compared.exec(words);
  if (comparison) {
    const [, count, unit, half, direction = ''] = comparison;
    const minutes = minutesOf(count, unit, half);
    const isLess = /shorter|less|earlier|sooner|forward/.test(direction);
    const kind = /longer|more|shorter|less/.test(direction) ? 'lengthen' : 'shift';
    return { change: { kind, minutes: isLess ? -minutes : minutes }, span: spanOf(comparison) };
  }
  const more = moreOf.exec(words);
  if (more) return { change: { kind: 'lengthen', minutes: minutesOf(more[1], more[2]) }, span: spanOf(more) };
  const by = byAmount.exec(words);
  const lengthening = lengthens.exec(words);
  if (!by || !(lengthening || shifts.test(words))) return undefined;
  const [, count, unit, half] = by;
  const minutes = minutesOf(count, unit, half);
  const isLess = lengthening ? lengthening[1] !== undefined : earlier.test(words);
  const kind = lengthening ? 'lengthen' : 'shift';
  return { change: { kind, minutes: isLess ? -minutes : minutes }, span: spanOf(by) };
}

/**
 * Where what a reservation is changed to begins; what stands before it says which reservation is meant.
 * @param words in lower case
 */
export function findChangeTarget(words: string): { kind: 'end' | 'move'; start: number } | undefined {
  for (const [kind, expression] of [
    ['end', onlyUntil],
    ['end', extendsUntil],
    ['end', untilExtends],
    ['move', toMoves],
    ['move', makeIt],
    ['move', movesTo],
  ] as const) {
    const match = expression.exec(words);
    if (match) return { kind, start: match.index + match[0].replace(preposition, '').length };
  }
  return undefined;
}

function minutesOf(count: string | undefined, unit = 'hour', andAHalf?: string): number {
  const singular = { min: 'minute', hr: 'hour', h: 'hour' }[unit] ?? unit;
  return Math.round(((count ? readCount(count) : 1) + (andAHalf ? 0.5 : 0)) * (unitMinutes[singular] ?? 60));
}

function spanOf({ index, 0: said }: RegExpExecArray): Span {
  return { start: index, end: index + said.length };
}
