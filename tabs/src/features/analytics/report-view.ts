/** What the reports are about: it stands in the page's address. Days are those of the calendar of the chosen pool. */
import { addDays, startOfDay } from '../../ui/calendar-day.ts';

export const presetDays = [7, 30, 90, 365] as const;
const usualDays = 30;
/** As many as the reports take. */
const mostDays = 366;

export interface ReportView {
  /** The first and the last day, both within the period. */
  firstDay: string;
  lastDay: string;
  poolId: string | null;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** @param today yesterday is the last day of the usual period, as today is not over */
export function readView(search: URLSearchParams, today: string): ReportView {
  const [first, last] = [search.get('from') ?? '', search.get('to') ?? ''];
  const isPeriod = isDay(first) && isDay(last) && first <= last && last < addDays(first, mostDays);
  const yesterday = addDays(today, -1);
  return {
    firstDay: isPeriod ? first : addDays(yesterday, 1 - usualDays),
    lastDay: isPeriod ? last : yesterday,
    poolId: search.get('pool'),
  };
}

export function writeView(search: URLSearchParams, { firstDay, lastDay, poolId }: ReportView): URLSearchParams {
  const written = new URLSearchParams(search);
  written.set('from', firstDay);
  written.set('to', lastDay);
  if (poolId) written.set('pool', poolId);
  else written.delete('pool');
  return written;
}

/** The view with another first or last day; the other end follows where the period would be none, or too long. */
export function withDay(view: ReportView, change: { firstDay: string } | { lastDay: string }): ReportView {
  const next = { ...view, ...change };
  if (!isDay(next.firstDay) || !isDay(next.lastDay)) return view;
  const isFirst = 'firstDay' in change;
  if (next.firstDay > next.lastDay)
    return isFirst ? { ...next, lastDay: next.firstDay } : { ...next, firstDay: next.lastDay };
  if (next.lastDay < addDays(next.firstDay, mostDays)) return next;
  return isFirst
    ? { ...next, lastDay: addDays(next.firstDay, mostDays - 1) }
    : { ...next, firstDay: addDays(next.lastDay, 1 - mostDays) };
}

/** As the API asks for it. */
export function periodOf({ firstDay, lastDay }: ReportView, timeZone: string): { from: string; to: string } {
  const at = (day: string) => new Date(startOfDay(day, timeZone)).toISOString();
  return { from: at(firstDay), to: at(addDays(lastDay, 1)) };
}

function isDay(text: string): boolean {
  return dayPattern.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
