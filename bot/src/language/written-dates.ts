/** Finds dates written out: `2026-12-03`, `3/12`, `3.12.2026`, `3rd of December`, `Dec 3 to 5`, `the 27th`. */
import { Temporal } from 'temporal-polyfill';
import { type MaskedText, takeMatches } from './masked-text.ts';

export interface SaidDate {
  index: number;
  date: Temporal.PlainDate;
  /** `Friday` may mean the next one when this one is over; `3 December` may not. */
  mayRoll: boolean;
  /** Whether it is the end of a range: `to Friday`, the 5 of `3 - 5 December`. */
  isEnd: boolean;
}

export interface DateReading {
  left: MaskedText;
  dates: SaidDate[];
  /** Something like 30 February was said. */
  isImpossible: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?:,?\s+(20\d\d)\b)?`;
const to = String.raw`(?:\s*(?:-|to|until|till|and)\s*(?:the\s+)?${day})?`;
const between = /\bbetween\s+(?:the\s+)?$/;

// A weekday beside a date only repeats it.
const weekday = String.raw`(?:\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+(?:the\s+|on\s+)*)?`;
const iso = new RegExp(String.raw`${weekday}\b(20\d\d)-(\d{1,2})-(\d{1,2})\b`, 'g');
const slashed = new RegExp(String.raw`${weekday}(?<![\w/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\w/])`, 'g');
const dotted = new RegExp(String.raw`${weekday}(?<![\w.])(\d{1,2})\.\s?(\d{1,2})\.(?:(20\d\d|\d{2})\b)?(?!\d)`, 'g');
const dayFirst = new RegExp(String.raw`${weekday}(?<![\w.:])${day}${to}(?:\s+of)?\s*${monthName}${year}`, 'g');
const monthFirst = new RegExp(
  String.raw`${weekday}\b${monthName}\s+(?:the\s+)?${day}(?![:.]\d|\s*(?:am|pm|h)\b|\d)${to}(?![:.]\d|\s*(?:am|pm|h)\b|\d)${year}`,
  'g',
);
const ordinal = new RegExp(
  String.raw`${weekday}\b(?:on\s+)?the\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:floor|time))`,
  'g',
);

/**
 * @param today the wall date there
 * @param monthFirstInNumbers 12/3 is 3 December, as in the United States
 */
export function takeWrittenDates(
  text: MaskedText,
  today: Temporal.PlainDate,
  monthFirstInNumbers: boolean,
): DateReading {
  const dates: SaidDate[] = [];
  let isImpossible = false;
  const add = (
    index: number,
    yearSaid: string | undefined,
    monthNumber: number,
    dayNumber: number,
    isEnd = false,
  ): true => {
    const date = nextDate(today, yearSaid, monthNumber, dayNumber);
    if (date) dates.push({ index, date, mayRoll: false, isEnd });
    else isImpossible = true;
    return true;
  };
  const addNamed = (match: RegExpExecArray, days: (string | undefined)[], monthSaid?: string, yearSaid?: string) => {
    const number = months.indexOf((monthSaid ?? '').slice(0, 3)) + 1;
    // `3 and 5 December` are two days, unless it is between them.
    const isRange = !/\band\b/.test(match[0]) || between.test(match.input.slice(0, match.index));
    for (const [offset, one] of days.entries()) {
      if (one) add(match.index + offset, yearSaid, number, Number(one), offset > 0 && isRange);
    }
    return true;
  };
  let left = takeMatches(text, iso, (m) => add(m.index, m[1], Number(m[2]), Number(m[3])));
  left = takeMatches(left, slashed, ({ index, 1: one, 2: other, 3: yearSaid }) => {
    const [month, day] = monthFirstInNumbers ? [Number(one), Number(other)] : [Number(other), Number(one)];
    // 12/24 has only one reading, wherever one comes from.
    return month > 12 ? add(index, yearSaid, day, month) : add(index, yearSaid, month, day);
  });
  left = takeMatches(left, dotted, (m) => add(m.index, m[3], Number(m[2]), Number(m[1])));
  left = takeMatches(left, dayFirst, (m) => addNamed(m, [m[1], m[2]], m[3], m[4]));
  left = takeMatches(left, monthFirst, (m) => addNamed(m, [m[2], m[3]], m[1], m[4]));
  left = takeMatches(left, ordinal, ({ index, 1: one }) => {
    const number = Number(one);
    if (number < 1 || number > 31) return false;
    let date = today.with({ day: 1 });
    while (date.daysInMonth < number || Temporal.PlainDate.compare(date.with({ day: number }), today) < 0) {
      date = date.add({ months: 1 });
    }
    dates.push({ index, date: date.with({ day: number }), mayRoll: false, isEnd: false });
    return true;
  });
  return { left, dates, isImpossible };
}

/** The date in the year that was said, else the next one of that name; undefined when no year has it. */
function nextDate(
  today: Temporal.PlainDate,
  yearSaid: string | undefined,
  month: number,
  day: number,
): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const firstYear = yearSaid ? Number(yearSaid.length === 2 ? `20${yearSaid}` : yearSaid) : today.year;
  // 29 February is at most eight years away.
  const years = yearSaid ? 1 : 9;
  for (let year = firstYear; year < firstYear + years; year++) {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    if (day > first.daysInMonth) continue;
    const date = first.with({ day });
    if (yearSaid || Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return undefined;
}
