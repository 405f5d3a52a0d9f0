/** Which of the days and times in a sentence make one period, and whether there is more than one period needs. */
import { type ClockTime, clockTimePattern } from './clock-times.ts';
import type { SaidDate } from './written-dates.ts';

const ends = String.raw`(?:-|\b(?:to|until|till|til|'til|through|thru|by|before|back|return|returning))`;
const endsRange = new RegExp(
  String.raw`${ends}\s*(?:(?:about|at)\s+)?(?:${clockTimePattern}\s+)?(?:on\s+)?(?:the\s+)?$`,
);
const betweenDays = /\bbetween\s+(?:the\s+|on\s+)?$/;
const and = /\band\s+(?:the\s+|on\s+)?$/;

export interface OnePeriod {
  /** Its first day, and its last when that is another one. */
  dates: SaidDate[];
  /** The first day of another period. */
  other?: SaidDate | undefined;
  /** Whether days or times of another period were said. */
  saysSeveral: boolean;
}

/**
 * A second day is the end only when it stands in a range (`from Monday 9 to Wednesday 12`, `9:00 to 12:00 on Friday`);
 * otherwise it is the day of another period.
 * @param dates in the order in which they were said
 * @param words what they were said in; every index is a place there
 */
export function keepOnePeriod(dates: readonly SaidDate[], times: readonly ClockTime[], words: string): OnePeriod {
  const [first, ...later] = dates;
  const severalTimes = saysSeveralTimes(times);
  if (!first) return { dates: [], saysSeveral: severalTimes };
  const others = later.filter(({ date }) => !date.equals(first.date));
  const isBetween = betweenDays.test(words.slice(0, first.index));
  const end = others.find((one) => {
    const before = words.slice(0, one.index);
    return one.isEnd || endsRange.test(before) || (isBetween && and.test(before));
  });
  const other = others.find((one) => !end?.date.equals(one.date));
  return {
    dates: end && !severalTimes && (!other || end.index < other.index) ? [first, end] : [first],
    other,
    saysSeveral: other !== undefined || severalTimes,
  };
}

/** `9 to 12 and 14 to 16`: two starts, each with an end behind it. */
function saysSeveralTimes(times: readonly ClockTime[]): boolean {
  return (
    times.filter(({ role }) => role === 'until').length > 1 && times.filter(({ role }) => role === 'at').length > 1
  );
}
