/** What the calendar shows; all of it stands in the address, so that a link shows the same. */
import { isDay } from '../../ui/calendar-day.ts';
import { useAddress } from '../../use-address.ts';
import { poolParameter } from '../pools/pool-parameter.ts';
import { type CalendarSpan, calendarSpans } from './calendar-days.ts';

export interface CalendarView {
  /** Undefined for today. */
  day: string | undefined;
  span: CalendarSpan;
  poolId: string | undefined;
  scope: 'mine' | 'all';
}

type ViewParameter = 'date' | 'view' | 'pool' | 'scope';

/** @returns the view, and what changes it in the address; undefined takes a parameter out */
export function useCalendarView() {
  const { search, change } = useAddress<ViewParameter>();
  const day = search.get('date');
  const view: CalendarView = {
    day: isDay(day) ? day : undefined,
    span: calendarSpans.find((one) => one === search.get('view')) ?? 'month',
    poolId: search.get(poolParameter) ?? undefined,
    scope: search.get('scope') === 'all' ? 'all' : 'mine',
  };
  return { view, change };
}
