/**
 * How a series repeats, as Outlook can say it and as RFC 5545 does. Outlook knows fewer rules: what it cannot say stays
 * single events. Where both mean different days (the 31st of a short month), occurrences that Outlook has besides are taken
 * out of it, and what it lacks is shown by itself, so that a translation need not be exact to be right.
 */
import type { OutlookPattern } from '@fleet/contracts/outlook-pattern.ts';
import type { RecurrenceRule } from '../../series/recurrence-rule.ts';

const days = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};
const indexes = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' };
const codes = Object.entries(days);

/** @param firstDay of its occurrences, `2027-03-01` @returns undefined for what Outlook cannot say */
export function toOutlookPattern(rule: RecurrenceRule, firstDay: string): OutlookPattern | undefined {
  const { frequency, interval, byDay, byMonth, byMonthDay, bySetPos, weekStart } = rule;
  const [, month = 1, dayOfMonth = 1] = firstDay.split('-').map(Number);
  const isPlain = byMonth.length + byMonthDay.length + bySetPos.length === 0;
  if (frequency === 'DAILY') return isPlain && byDay.length === 0 ? { type: 'daily', interval } : undefined;
  if (frequency === 'WEEKLY') {
    if (!isPlain) return undefined;
    const named = byDay.length > 0 ? byDay.map(nameOf) : [weekdayOf(firstDay)];
    return { type: 'weekly', interval, daysOfWeek: inOrder(named), firstDayOfWeek: nameOf(weekStart) };
  }
  if (frequency === 'MONTHLY' && byMonth.length > 0) return undefined;
  if (byMonth.length > 1 || byMonthDay.length > 1) return undefined;
  const yearly = frequency === 'YEARLY' ? { month: byMonth[0] ?? month } : {};
  const kind = frequency === 'YEARLY' ? 'Yearly' : 'Monthly';
  if (byDay.length === 0) {
    const day = byMonthDay[0] ?? dayOfMonth;
    return bySetPos.length === 0 && day > 0
      ? { type: `absolute${kind}`, interval, dayOfMonth: day, ...yearly }
      : undefined;
  }
  if (byMonthDay.length > 0 || (frequency === 'YEARLY' && byMonth.length === 0)) return undefined;
  const index = indexOf(byDay, bySetPos);
  if (!index) return undefined;
  return { type: `relative${kind}`, interval, daysOfWeek: inOrder(byDay.map(nameOf)), index, ...yearly };
}

/** `1MO`, or the same said by BYSETPOS. */
function indexOf(byDay: readonly string[], bySetPos: readonly number[]): string | undefined {
  const counted = byDay.flatMap((one) => /^([+-]?\d+)/.exec(one)?.[1] ?? []);
  const positions = counted.length > 0 ? counted : bySetPos.map(String);
  const isOne = positions.length === 1 && (counted.length === 0 || byDay.length === 1);
  return isOne ? indexes[String(Number(positions[0])) as unknown as keyof typeof indexes] : undefined;
}

/** @returns RFC 5545 with its end; undefined for what no series of Fleet can follow */
export function toRecurrenceRule(pattern: OutlookPattern, endDay: string): string | undefined {
  const { type, interval, daysOfWeek = [], firstDayOfWeek, dayOfMonth, month, index } = pattern;
  const position = Object.entries(indexes).find(([, name]) => name === index)?.[0];
  const byDay = daysOfWeek.map(codeOf);
  const isRelative = type.startsWith('relative');
  if (isRelative && (!position || byDay.length === 0)) return undefined;
  const frequency =
    { daily: 'DAILY', weekly: 'WEEKLY' }[type as string] ?? (/Monthly/.test(type) ? 'MONTHLY' : 'YEARLY');
  return [
    `FREQ=${frequency}`,
    interval > 1 && `INTERVAL=${interval}`,
    /Yearly/.test(type) && `BYMONTH=${month}`,
    type.startsWith('absolute') && `BYMONTHDAY=${dayOfMonth}`,
    (type === 'weekly' || isRelative) &&
      `BYDAY=${byDay.map((code) => (isRelative && byDay.length === 1 ? `${position}${code}` : code))}`,
    isRelative && byDay.length > 1 && `BYSETPOS=${position}`,
    type === 'weekly' && firstDayOfWeek && firstDayOfWeek !== 'monday' && `WKST=${codeOf(firstDayOfWeek)}`,
    `UNTIL=${endDay.replaceAll('-', '')}`,
  ]
    .filter(Boolean)
    .join(';');
}

function nameOf(day: string): string {
  return days[day.slice(-2) as keyof typeof days];
}

function codeOf(name: string): string {
  return codes.find(([, one]) => one === name)?.[0] ?? 'MO';
}

function weekdayOf(day: string): string {
  return codes[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7]?.[1] ?? 'monday';
}

function inOrder(names: readonly string[]): string[] {
  return codes.map(([, name]) => name).filter((name) => names.includes(name));
}
