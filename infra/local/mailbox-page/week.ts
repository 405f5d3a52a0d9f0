import { Temporal } from 'temporal-polyfill';
import type { EventRecord } from '../exchange/event-document.ts';

/** The part of an event that falls on one day, placed for drawing. */
export interface DaySegment {
  event: EventRecord;
  /** Minutes from midnight by the clock on the wall. */
  startMinute: number;
  endMinute: number;
  /** Events at the same time stand beside each other. */
  lane: number;
  lanes: number;
}

export interface WeekDay {
  date: Temporal.PlainDate;
  isToday: boolean;
  allDay: EventRecord[];
  segments: DaySegment[];
}

const dayMinutes = 24 * 60;

/** @returns the Monday of the week a date is in */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** The window of a week in a time zone, ISO 8601 in UTC. */
export function weekWindow(monday: Temporal.PlainDate, timeZone: string): { start: string; end: string } {
  const midnight = (date: Temporal.PlainDate) =>
    date.toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 });
  return { start: midnight(monday), end: midnight(monday.add({ days: 7 })) };
}

/** Spreads events over the days of a week. */
export function layOutWeek(
  monday: Temporal.PlainDate,
  today: Temporal.PlainDate,
  timeZone: string,
  events: readonly EventRecord[],
): WeekDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const date = monday.add({ days: index });
    const segments = events.flatMap((event) => segmentOn(date, timeZone, event));
    return {
      date,
      isToday: date.equals(today),
      allDay: segments.filter(({ event }) => event.document.isAllDay).map(({ event }) => event),
      segments: assignLanes(segments.filter(({ event }) => !event.document.isAllDay)),
    };
  });
}

function segmentOn(date: Temporal.PlainDate, timeZone: string, event: EventRecord): DaySegment[] {
  const start = wallTime(event.document.start, timeZone);
  const end = wallTime(event.document.end, timeZone);
  const startMinute = Math.max(0, minutesFrom(date, start));
  const endMinute = Math.min(dayMinutes, minutesFrom(date, end));
  const touches = startMinute < dayMinutes && (endMinute > startMinute || (endMinute === startMinute && endMinute > 0));
  return touches ? [{ event, startMinute, endMinute, lane: 0, lanes: 1 }] : [];
}

function wallTime(instant: string, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

function minutesFrom(date: Temporal.PlainDate, time: Temporal.PlainDateTime): number {
  return Math.round(date.toPlainDateTime().until(time).total({ unit: 'minutes' }));
}

/** Overlapping segments share the width of their group, each in the first lane that is free. */
function assignLanes(segments: readonly DaySegment[]): DaySegment[] {
  const sorted = segments.toSorted((one, other) => one.startMinute - other.startMinute);
  const placed: DaySegment[] = [];
  let group: DaySegment[] = [];
  let laneEnds: number[] = [];
  const closeGroup = () => {
    placed.push(...group.map((segment) => ({ ...segment, lanes: laneEnds.length })));
    group = [];
    laneEnds = [];
  };
  for (const segment of sorted) {
    if (laneEnds.every((end) => end <= segment.startMinute)) closeGroup();
    const free = laneEnds.findIndex((end) => end <= segment.startMinute);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = Math.max(segment.endMinute, segment.startMinute + 1);
    group.push({ ...segment, lane });
  }
  closeGroup();
  return placed;
}
