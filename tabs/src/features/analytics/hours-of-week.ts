import type { UtilisationReport } from '@fleet/contracts/report.ts';
import { addDays } from '../../ui/calendar-day.ts';
import type { ReportView } from './report-view.ts';

type Hours = UtilisationReport['hours'];
type Weekday = Hours[number]['weekday'];

/** As the API writes them, Monday first. */
const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export interface WeekdayRow {
  weekday: Weekday;
  /** By the hour: how many vehicles were reserved then, on average over the days of the period. */
  averages: number[];
}

/** The hours of the week of a period, the first day of the reader's week first. @param locale BCP 47 */
export function hoursOfWeek(hours: Hours, { firstDay, lastDay }: ReportView, locale: string): WeekdayRow[] {
  const minutes = new Map(hours.map(({ weekday, hour, reservedMinutes }) => [`${weekday} ${hour}`, reservedMinutes]));
  const first = firstWeekday(locale);
  return weekdays.map((_, index) => {
    const place = (first + index) % 7;
    const weekday = weekdays[place] ?? 'monday';
    const days = countDays(place, firstDay, lastDay);
    const averages = Array.from({ length: 24 }, (_hour, hour) =>
      days === 0 ? 0 : (minutes.get(`${weekday} ${hour}`) ?? 0) / 60 / days,
    );
    return { weekday, averages };
  });
}

/** @param place of the weekday, 0 for Monday */
function countDays(place: number, firstDay: string, lastDay: string): number {
  let count = 0;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 === place) count++;
  }
  return count;
}

function firstWeekday(locale: string): number {
  const { getWeekInfo, weekInfo } = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const info = getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo;
  return ((info?.firstDay ?? 1) + 6) % 7;
}
