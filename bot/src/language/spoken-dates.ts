/** Finds dates as people speak of them: `tomorrow`, `next Tuesday`, `in three days`, `a week on Friday`. */
import * as chrono from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { type MaskedText, takeMatches, takeSpan } from './masked-text.ts';
import type { DateReading, SaidDate } from './written-dates.ts';

const isoFriday = 5;
const weekAway = /\b(?:a week (?:on|from)\s+(\w+)|(\w+)\s+week)\b/g;
const dayAfter = /\b(?:the\s+)?day after tomorrow\b/g;
const ofNextWeek = /\b(?:next week(?:'s)?(?:\s+on)?\s+(\w+day)|(\w+day)\s+(?:of\s+)?next week)\b/g;
const weekend = /\b(?:this|the|at the|on the|over the|next)?\s*weekend\b/g;
const vague = /\b(?:this|next|the|in)?\s*(?:week|month|year)\b/g;

/** @param now wall clock of the person */
export function takeSpokenDates(text: MaskedText, now: Temporal.PlainDateTime): DateReading {
  const today = now.toPlainDate();
  const dates: SaidDate[] = [];
  let left = takeMatches(text, dayAfter, ({ index }) => {
    dates.push({ index, date: today.add({ days: 2 }), mayRoll: false, isEnd: false });
    return true;
  });
  left = takeMatches(left, ofNextWeek, ({ index, 1: after, 2: before }) => {
    const [said] = readDates(after ?? before ?? '', now);
    if (!said) return false;
    const monday = today.add({ days: 8 - today.dayOfWeek });
    dates.push({ index, date: monday.add({ days: said.date.dayOfWeek - 1 }), mayRoll: false, isEnd: false });
    return true;
  });
  left = takeMatches(left, weekAway, ({ index, 1: after, 2: before }) => {
    const [first] = readDates(after ?? before ?? '', now);
    if (!first) return false;
    dates.push({ index, date: first.date.add({ days: 7 }), mayRoll: false, isEnd: false });
    return true;
  });
  left = takeMatches(left, weekend, ({ index, 0: said }) => {
    const friday = today.add({ days: (7 + isoFriday - today.dayOfWeek) % 7 });
    const saturday = (
      today.dayOfWeek > isoFriday ? today.subtract({ days: today.dayOfWeek - 6 }) : friday.add({ days: 1 })
    ).add({ days: said.includes('next') ? 7 : 0 });
    dates.push(
      { index, date: saturday, mayRoll: false, isEnd: false },
      { index: index + 1, date: saturday.add({ days: 1 }), mayRoll: false, isEnd: true },
    );
    return true;
  });
  // A week names no day.
  left = takeMatches(left, vague, () => true);
  for (const { index, length, ...said } of readDates(left.rest, now)) {
    dates.push({ ...said, index });
    left = takeSpan(left, { start: index, end: index + length });
  }
  return { left, dates, isImpossible: false };
}

function readDates(text: string, now: Temporal.PlainDateTime): (SaidDate & { length: number })[] {
  // The wall clock as if it were UTC: only wall dates are read, so no zone can shift them.
  const instant = new Date(`${now.toString({ smallestUnit: 'second' })}Z`);
  const results = chrono.en.GB.parse(text, { instant, timezone: 0 }, { forwardDate: true });
  return results.flatMap(({ index, text: { length }, start, end }) =>
    [start, end].flatMap((point, position) => {
      const saysDay = point?.isCertain('weekday') || point?.isCertain('day');
      const [year, month, day] = [point?.get('year'), point?.get('month'), point?.get('day')];
      if (!saysDay || !year || !month || !day) return [];
      const date = Temporal.PlainDate.from({ year, month, day });
      const mayRoll = !point?.isCertain('day') && !/\b(?:next|this|last)\b/.test(text.slice(index, index + length));
      return [{ index: index + position, length: position === 0 ? length : 0, date, mayRoll, isEnd: position === 1 }];
    }),
  );
}
