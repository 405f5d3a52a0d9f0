/** Finds times of day in words: `9`, `8:30`, `5pm`, `14.30`, `9h`, `half past nine`, `noon`. */
import { type MaskedText, takeMatches } from './masked-text.ts';

export interface ClockTime {
  index: number;
  hour: number;
  minute: number;
  /** How sure the half of the day is: `said` by am or pm or a 24-hour way of writing, `written` as 3:30, `bare` as 3. */
  halfOfDay: 'said' | 'written' | 'bare';
  /** How it stands in the sentence; a time after `to` ends something. */
  role: 'at' | 'until' | 'after';
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

const word = Object.keys(numberWords).join('|');
const half = String.raw`\s?(?:a\.?m\.?|p\.?m\.?)(?![a-z])`;
// In order of how much each says of itself.
const exact = [
  String.raw`(?:half past|quarter past|quarter to)\s+(?:\d{1,2}|${word})(?:${half})?\b`,
  String.raw`\d{1,2}[:.h]\d{2}(?:${half})?(?![\d:.]\d|\d)(?:\s?(?:hrs?|uhr|h)\b)?`,
  String.raw`\d{1,2}${half}`,
  String.raw`(?:\d{1,2}|${word})\s?(?:o'?clock|uhr|h|hrs)\b(?:${half})?`,
  String.raw`\d{4}\s?(?:hrs|hours|h)\b`,
  'noon|midday|midnight|lunch(?:time)?',
].join('|');
const bare = String.raw`(?:\d{1,2}|${word})`;
/** The source of an expression for a time of day, as bare as `9`. */
export const clockTimePattern = String.raw`(?:${exact}|[01]\d[0-5]\d|2[0-3][0-5]\d|${bare})`;
const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const notADate = String.raw`(?!\s*(?:st|nd|rd|th)\b|\s+(?:of\s+)?(?:${month})|[/.:]?\d|%|\s*(?:days?|weeks?|hours?|minutes?|people|persons?|passengers|seat|cars?|vans?)\b)`;
const until = "-|to|until|till|til|'til|through|up to|and";
const day = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|tomorrow|morning|afternoon|evening';

const range = new RegExp(
  String.raw`(?<![\d/.:-])(?:(?:from|between|at)\s+)?(?<![\w.])(${clockTimePattern})\s*(?:${until})\s*(?:about\s+)?(${clockTimePattern})\b${notADate}`,
  'g',
);
const beforeTime = new RegExp(
  String.raw`\b(at|from|after|past|before|until|till|til|by|since|to|between|around|about|starting|begin(?:ning)?)\s+(?:at\s+|about\s+)?(${exact}|${bare}\b${notADate})`,
  'g',
);
const afterDay = new RegExp(String.raw`(?<=\b(?:${day}),?\s+)(${exact}|${bare})\b${notADate}`, 'g');
const beforeRange = new RegExp(
  String.raw`(?<![\w/.:-])(${exact}|${bare})(?=\s*(?:-|to|until|till|til)\s*(?:${day})\b)`,
  'g',
);
const lonely = new RegExp(String.raw`(?<![\w/.:-])(${exact})`, 'g');

/** Takes every time of day out of the text, in the order in which they were said. */
export function takeClockTimes(text: MaskedText): { left: MaskedText; times: ClockTime[] } {
  const times: ClockTime[] = [];
  const add = (index: number, said: string | undefined, role: ClockTime['role']): boolean => {
    const time = readClockTime(said ?? '');
    if (!time) return false;
    times.push({ ...time, index, role });
    return true;
  };
  let left = takeMatches(text, range, ({ index, 0: all, 1: start, 2: end }) => {
    if (!readClockTime(start ?? '') || !readClockTime(end ?? '')) return false;
    return add(index, start, 'at') && add(index + all.length, end, 'until');
  });
  left = takeMatches(left, beforeTime, ({ index, 1: preposition, 2: said }) => add(index, said, roleOf(preposition)));
  left = takeMatches(left, beforeRange, ({ index, 1: said }) => add(index, said, 'at'));
  left = takeMatches(left, afterDay, ({ index, 1: said }) => add(index, said, 'at'));
  left = takeMatches(left, lonely, ({ index, 1: said }) => add(index, said, 'at'));
  return { left, times: times.sort((one, other) => one.index - other.index) };
}

function roleOf(preposition: string | undefined): ClockTime['role'] {
  if (preposition === 'after' || preposition === 'past' || preposition === 'since') return 'after';
  return /^(?:before|until|till?|by|to)$/.test(preposition ?? '') ? 'until' : 'at';
}

function readClockTime(said: string): Pick<ClockTime, 'hour' | 'minute' | 'halfOfDay'> | undefined {
  if (/^(?:noon|midday|lunch)/.test(said)) return { hour: 12, minute: 0, halfOfDay: 'said' };
  if (said === 'midnight') return { hour: 0, minute: 0, halfOfDay: 'said' };
  const shift = /^half past/.test(said) ? 30 : /^quarter past/.test(said) ? 15 : /^quarter to/.test(said) ? -15 : 0;
  const digits = /(\d{1,2})[:.h]?(\d{2})?/.exec(said);
  const hour = digits ? Number(digits[1]) : numberWords[new RegExp(word).exec(said)?.[0] ?? ''];
  if (hour === undefined) return undefined;
  const meridiem = /([ap])\.?m/.exec(said)?.[1];
  const minutes = hour * 60 + Number(digits?.[2] ?? 0) + shift;
  const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  if (hour > 24 || Number(digits?.[2] ?? 0) > 59 || minutes > 24 * 60) return undefined;
  if (meridiem) {
    if (hour < 1 || hour > 12) return undefined;
    return { ...time, hour: (time.hour % 12) + (meridiem === 'p' ? 12 : 0), halfOfDay: 'said' };
  }
  if (time.hour > 12 || hour === 0 || /^0\d/.test(said)) return { ...time, hour: time.hour % 24, halfOfDay: 'said' };
  return { ...time, halfOfDay: digits?.[2] ? 'written' : 'bare' };
}
