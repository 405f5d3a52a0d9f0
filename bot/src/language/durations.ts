/** Finds how long somebody wants a vehicle (`for 2 hours`) and how far ahead (`in half an hour`). */
import { type MaskedText, takeMatches } from './masked-text.ts';

export interface Duration {
  unit: 'minutes' | 'days';
  count: number;
}

const minutesOf: Readonly<Record<string, number>> = { min: 1, minute: 1, hour: 60, hr: 60, h: 60 };
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7 };
const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  'half a': 0.5,
  'half an': 0.5,
  'a couple of': 2,
  'the whole': 1,
  'one and a half': 1.5,
};
/** A number as it is said of units: `2`, `1.5`, `half an`. */
export const countPattern = String.raw`\d{1,3}(?:[.,]\d)?|${Object.keys(counts).reverse().join('|')}`;
const unit = 'minutes?|min|hours?|hrs?|h|days?|weeks?';
const length = new RegExp(
  String.raw`\b(?:for|lasting)\s+(?:about\s+)?(${countPattern})\s*(${unit})\b(\s+and a half)?`,
  'g',
);
const ahead = new RegExp(
  String.raw`\bin\s+(?:about\s+)?(${countPattern})\s*(minutes?|min|hours?|hrs?|h)\b(\s+and a half)?`,
  'g',
);

/** Takes a length and a distance from now out of the text; the first of each counts. */
export function takeDurations(text: MaskedText): {
  left: MaskedText;
  length?: Duration | undefined;
  /** Minutes from now */
  aheadMinutes?: number | undefined;
} {
  let found: Duration | undefined;
  let aheadMinutes: number | undefined;
  let left = takeMatches(text, length, (match) => {
    found ??= readDuration(match);
    return true;
  });
  left = takeMatches(left, ahead, (match) => {
    aheadMinutes ??= readDuration(match).count;
    return true;
  });
  return { left, length: found, aheadMinutes };
}

function readDuration([, said = '', unitSaid = '', more]: RegExpExecArray): Duration {
  const number = readCount(said) + (more ? 0.5 : 0);
  const singular = unitSaid === 'h' ? 'h' : unitSaid.replace(/s$/, '');
  const days = daysOf[singular];
  if (days !== undefined) {
    // Half a day is half a working day.
    return number < 1 ? { unit: 'minutes', count: 300 } : { unit: 'days', count: Math.ceil(number * days) };
  }
  return { unit: 'minutes', count: Math.round(number * (minutesOf[singular] ?? 60)) };
}

/** @param said what `countPattern` has found */
export function readCount(said: string): number {
  return counts[said] ?? Number(said.replace(',', '.'));
}
