/**
 * How a series repeats: what of RFC 5545's RRULE a reservation can follow, and a sentence for what it cannot. A day is
 * chosen by the rule, the time of day is that of the start.
 */
import { maximumOccurrences } from '@fleet/contracts/series.ts';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from '../domain-errors.ts';

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof frequencies)[number];

export interface RecurrenceRule {
  frequency: Frequency;
  interval: number;
  /** `MO`, or within a month or year `1MO`, `-1FR`. */
  byDay: string[];
  byMonth: number[];
  byMonthDay: number[];
  bySetPos: number[];
  /** Where a week begins; it matters to every second week and the like. */
  weekStart: string;
  end: { count: number } | { until: Temporal.PlainDateTime };
}

const day = /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/;
const untilPattern = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;
const subDaily = ['SECONDLY', 'MINUTELY', 'HOURLY'];
const timesOfDay = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];
const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS', 'WKST', 'COUNT', 'UNTIL'];

/**
 * @param timeZone IANA, in which an end in UTC is understood
 * @throws {DomainError} VALIDATION_FAILED with what is wrong with the rule and what would work
 */
export function parseRecurrenceRule(text: string, timeZone: string): RecurrenceRule {
  const parts = splitRule(text);
  const frequency = readFrequency(parts.get('FREQ'));
  const byDay = readList(parts, 'BYDAY', (value) => readDay(value, frequency));
  const rule: RecurrenceRule = {
    frequency,
    interval: readNumber(parts.get('INTERVAL') ?? '1', 'INTERVAL', 1, 400),
    byDay,
    byMonth: readList(parts, 'BYMONTH', (value) => readNumber(value, 'BYMONTH', 1, 12)),
    byMonthDay: readList(parts, 'BYMONTHDAY', (value) => readOrdinal(value, 'BYMONTHDAY', 31)),
    bySetPos: readList(parts, 'BYSETPOS', (value) => readOrdinal(value, 'BYSETPOS', 366)),
    weekStart: readDay(parts.get('WKST') ?? 'MO', 'WEEKLY'),
    end: readEnd(parts, timeZone),
  };
  if (rule.byMonthDay.length > 0 && frequency === 'WEEKLY') {
    throw wrongRule('a weekly rule names days of the week: BYDAY=MO,TH instead of BYMONTHDAY');
  }
  // RFC 5545 lets both be combined; libraries, ours included, do not agree on what is meant.
  const counted = byDay.filter((one) => one.length > 2);
  if (counted.length > 0 && rule.byMonthDay.length > 0) {
    throw wrongRule('name days of the month, or weekdays with a number as in 1MO, not both');
  }
  if (counted.length > 0 && counted.length < byDay.length) {
    throw wrongRule('give every weekday of BYDAY a number, as in 1MO,1TH, or none of them');
  }
  if (rule.bySetPos.length > 0 && rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0) {
    throw wrongRule('BYSETPOS chooses among the days of BYDAY or BYMONTHDAY, so name these too');
  }
  return rule;
}

function splitRule(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (timesOfDay.includes(name)) {
      throw wrongRule(`${name} is not possible: every occurrence begins at the time of the start`);
    }
    if (!known.includes(name)) throw wrongRule(`${name} is not possible. Use ${known.join(', ')}`);
    if (parts.has(name)) throw wrongRule(`${name} stands in it twice`);
    parts.set(name, value);
  }
  return parts;
}

function readFrequency(value: string | undefined): Frequency {
  const found = frequencies.find((one) => one === value);
  if (found) return found;
  if (value && subDaily.includes(value)) throw wrongRule(`FREQ=${value} is not possible: once a day is the most`);
  throw wrongRule(`begin with FREQ and one of ${frequencies.join(', ')}`);
}

function readEnd(parts: Map<string, string>, timeZone: string): RecurrenceRule['end'] {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined && until !== undefined) throw wrongRule('it ends by COUNT or by UNTIL, not by both');
  if (count !== undefined) return { count: readNumber(count, 'COUNT', 1, maximumOccurrences) };
  if (until !== undefined) return { until: readUntil(until, timeZone) };
  throw wrongRule('a series must end: add COUNT=10 or UNTIL=20271231');
}

/** A day counts to its end; an instant in UTC is read on the wall clock of the zone. */
function readUntil(value: string, timeZone: string): Temporal.PlainDateTime {
  const [, year, month, monthDay, hour = '23', minute = '59', second = '59', utc] = untilPattern.exec(value) ?? [];
  const text = `${year}-${month}-${monthDay}T${hour}:${minute}:${second}`;
  try {
    const until = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return utc ? until.toZonedDateTime('UTC').withTimeZone(timeZone).toPlainDateTime() : until;
  } catch {
    throw wrongRule('write UNTIL as a day, UNTIL=20271231, or with a time, UNTIL=20271231T170000Z');
  }
}

function readDay(value: string, frequency: Frequency): string {
  const [, ordinal, weekday] = day.exec(value) ?? [];
  if (!weekday) throw wrongRule(`${value} is no day of the week. Use MO, TU, WE, TH, FR, SA, SU`);
  if (!ordinal) return weekday;
  if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    throw wrongRule(`${value} counts weekdays within a month or year, so it needs FREQ=MONTHLY or FREQ=YEARLY`);
  }
  return `${readOrdinal(ordinal, 'the number before a weekday', frequency === 'MONTHLY' ? 5 : 53)}${weekday}`;
}

function readList<Value>(parts: Map<string, string>, name: string, read: (value: string) => Value): Value[] {
  const text = parts.get(name);
  return text === undefined ? [] : [...new Set(text.split(',').map(read))];
}

function readNumber(value: string, name: string, least: number, most: number): number {
  const number = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw wrongRule(`${name} is a number from ${least} to ${most}`);
}

/** Negative ones count from the end. */
function readOrdinal(value: string, name: string, most: number): number {
  const number = /^[+-]?\d{1,3}$/.test(value) ? Number(value) : Number.NaN;
  if (number !== 0 && Math.abs(number) <= most) return number;
  throw wrongRule(`${name} is a number from 1 to ${most}, or from -1 to -${most} counted from the end`);
}

/** @param problem what is wrong and what would work, without a full stop */
export function wrongRule(problem: string): DomainError {
  const message = `Mend the rule of the series: ${problem}.`;
  return new DomainError('VALIDATION_FAILED', message, { errors: [{ path: 'recurrenceRule', message }] });
}

/**
 * The rule as it is kept: an end by date is a day, so that a change of the time of day leaves the last occurrence in it.
 * @param startTime at which its occurrences begin
 */
export function writeRecurrenceRule(rule: RecurrenceRule, startTime: Temporal.PlainTime): string {
  const { frequency, interval, byDay, byMonth, byMonthDay, bySetPos, weekStart, end } = rule;
  const list = (name: string, values: readonly (string | number)[]) => values.length > 0 && `${name}=${values.join()}`;
  return [
    `FREQ=${frequency}`,
    interval > 1 && `INTERVAL=${interval}`,
    list('BYMONTH', byMonth),
    list('BYMONTHDAY', byMonthDay),
    list('BYDAY', byDay),
    list('BYSETPOS', bySetPos),
    weekStart !== 'MO' && `WKST=${weekStart}`,
    'count' in end ? `COUNT=${end.count}` : `UNTIL=${lastDay(end.until, startTime).toString().replaceAll('-', '')}`,
  ]
    .filter(Boolean)
    .join(';');
}

/** The last day whose occurrence begins by then. */
function lastDay(until: Temporal.PlainDateTime, startTime: Temporal.PlainTime): Temporal.PlainDate {
  const isOver = Temporal.PlainTime.compare(until.toPlainTime(), startTime) < 0;
  return until.toPlainDate().subtract({ days: isOver ? 1 : 0 });
}
