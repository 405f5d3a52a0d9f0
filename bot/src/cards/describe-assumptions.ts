import { describeHour } from '../describe-time.ts';
import { type DayPart, dayPartHours } from '../language/day-parts.ts';
import type { Assumption } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';

/** What stood in for times nobody said, one sentence each. */
export function describeAssumptions(assumptions: readonly Assumption[], viewer: Viewer): string[] {
  return assumptions.map((assumption) => {
    const part: DayPart = assumption in dayPartHours ? (assumption as DayPart) : 'whole-day';
    const { start, end } = dayPartHours[part];
    return viewer.words.assumptions[assumption](describeHour(start, viewer), describeHour(end, viewer));
  });
}
