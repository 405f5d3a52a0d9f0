/** Which days a calendar shows, and what lies on them. */
import type { TimelineReservation } from '@fleet/contracts/timeline.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { addDays, addMonths, startOfDay, startOfWeek } from '../../ui/calendar-day.ts';

export const calendarSpans = ['month', 'week', 'day'] as const;
export type CalendarSpan = (typeof calendarSpans)[number];

const daysOfWeek = 7;

export interface CalendarEntry {
  key: string;
  reservation: TimelineReservation;
  vehicle: Vehicle;
  /** Milliseconds since 1970 */
  start: number;
  end: number;
}

/** The weeks that a month touches; of a week or a day, those days alone. By week. */
export function calendarWeeks(day: string, span: CalendarSpan, locale: string): string[][] {
  if (span === 'day') return [[day]];
  const weekFrom = (first: string) => Array.from({ length: daysOfWeek }, (_, index) => addDays(first, index));
  if (span === 'week') return [weekFrom(startOfWeek(day, locale))];
  const month = `${day.slice(0, 8)}01`;
  const next = addMonths(month, 1);
  const weeks: string[][] = [];
  for (let first = startOfWeek(month, locale); first < next; first = addDays(first, daysOfWeek))
    weeks.push(weekFrom(first));
  return weeks;
}

/** The day to show when somebody goes on or back. */
export function stepDay(day: string, span: CalendarSpan, direction: 1 | -1): string {
  if (span === 'month') return addMonths(day, direction);
  return addDays(day, direction * (span === 'week' ? daysOfWeek : 1));
}

/** @returns by start; without those of vehicles that are not shown */
export function calendarEntries(
  reservations: readonly TimelineReservation[],
  vehicles: readonly Vehicle[],
): CalendarEntry[] {
  const byId = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]));
  return reservations
    .flatMap((reservation): CalendarEntry[] => {
      const { vehicleId, startDate, endDate, details } = reservation;
      const vehicle = byId.get(vehicleId);
      if (!vehicle) return [];
      const [start, end] = [Date.parse(startDate), Date.parse(endDate)];
      return [{ key: details?.id ?? `${vehicleId} ${startDate}`, reservation, vehicle, start, end }];
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What lies on a day, also what began before it. */
export function entriesOn(entries: readonly CalendarEntry[], day: string, timeZone: string): CalendarEntry[] {
  const [from, to] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
  return entries.filter(({ start, end }) => start < to && end > from);
}

export interface PlacedEntry {
  entry: CalendarEntry;
  column: number;
  /** How many stand side by side where this one does. */
  columns: number;
}

/**
 * Puts entries that overlap beside each other.
 * @param entries by start
 * @param most columns; what finds no room is left over
 */
export function placeEntries(
  entries: readonly CalendarEntry[],
  most: number,
): { placed: PlacedEntry[]; leftOver: CalendarEntry[] } {
  const placed: PlacedEntry[] = [];
  const leftOver: CalendarEntry[] = [];
  /** Those that overlap one another, directly or by others in between. */
  let group: PlacedEntry[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, columns: ends.length })));
    group = [];
    ends = [];
  };
  for (const entry of entries) {
    if (ends.every((end) => end <= entry.start)) close();
    const free = ends.findIndex((end) => end <= entry.start);
    const column = free < 0 ? ends.length : free;
    if (column >= most) {
      leftOver.push(entry);
      continue;
    }
    ends[column] = entry.end;
    group.push({ entry, column, columns: 0 });
  }
  close();
  return { placed, leftOver };
}
