/** What is to be different about which reservation. */
import { Temporal } from 'temporal-polyfill';
import { findChangeTarget, findRelativeChange } from './change-words.ts';
import type { ClockTime } from './clock-times.ts';
import type { PeriodDraft, ReservationChange, ReservationHint, SaidTime } from './intent.ts';
import type { PartialReading, Reading } from './read-message.ts';
import { wallClock } from './wall-times.ts';

export interface SaidChange {
  which: ReservationHint;
  change?: ReservationChange | undefined;
}

/** `move my van from Tuesday to Friday 10 to 12`: what stands before `to` says which, what stands behind it says to when. */
export function readChange(reading: Reading): SaidChange {
  const { words } = reading;
  const end = words.length;
  const relative = findRelativeChange(words);
  if (relative) {
    const { change, span } = relative;
    return { which: hintOf(reading.part({ start: 0, end: span.start }, { start: span.end, end })), change };
  }
  const target = findChangeTarget(words);
  if (target) {
    const tail = reading.part({ start: target.start, end });
    if (tail.speaksOfTime) {
      const head = reading.part({ start: 0, end: target.start });
      return { which: hintOf(head), change: toChange(target.kind, tail) };
    }
  }
  return { which: hintOf(reading) };
}

/**
 * The period of a reservation after a change, as the inputs of a card take it. Moved, it keeps its length and its time of day.
 * @param timeZone IANA, of whoever asks
 */
export function applyChange(
  { startDate, endDate }: { startDate: Date; endDate: Date },
  change: ReservationChange | undefined,
  timeZone: string,
): Required<PeriodDraft> {
  const [start, end] = [wallClock(startDate, timeZone), wallClock(endDate, timeZone)];
  switch (change?.kind) {
    case undefined:
      return toDraft(start, end);
    case 'shift':
      return toDraft(start.add({ minutes: change.minutes }), end.add({ minutes: change.minutes }));
    case 'lengthen':
      return toDraft(start, end.add({ minutes: change.minutes }));
    case 'end': {
      const day = change.day ? Temporal.PlainDate.from(change.day) : end.toPlainDate();
      return toDraft(start, change.time ? endAt(day, change.time, start) : day.toPlainDateTime(end));
    }
    case 'move': {
      const day = change.day ? Temporal.PlainDate.from(change.day) : start.toPlainDate();
      const moved = day.toPlainDateTime(change.start ? clockTime(change.start) : start);
      return toDraft(moved, change.end ? endAt(day, change.end, moved) : moved.add(start.until(end)));
    }
  }
}

function toChange(kind: 'end' | 'move', { said }: PartialReading): ReservationChange {
  const [first, second] = said.times;
  if (kind === 'end') {
    return { kind: 'end', day: said.dates[0]?.date.toString(), time: first && saidTime(first) };
  }
  const start = said.times.find(({ role }) => role !== 'until') ?? first;
  const end = start === first ? second : first;
  return {
    kind: 'move',
    day: said.dates[0]?.date.toString(),
    start: start && saidTime(start),
    end: end && saidTime(end),
  };
}

function saidTime({ hour, minute, halfOfDay }: ClockTime): SaidTime {
  return { hour, minute, isLoose: halfOfDay !== 'said' && hour < 12 };
}

const afternoonHours = 5;

/** One to five are meant in the afternoon, as everywhere. */
function clockTime({ hour, minute, isLoose }: SaidTime): Temporal.PlainTime {
  return Temporal.PlainTime.from({ hour: isLoose && hour >= 1 && hour <= afternoonHours ? hour + 12 : hour, minute });
}

/** An end lies behind its start, by half a day where that is possible, else on the next day. */
function endAt(day: Temporal.PlainDate, time: SaidTime, start: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const end = day.toPlainDateTime({ hour: time.hour, minute: time.minute });
  if (Temporal.PlainDateTime.compare(start, end) < 0) return end;
  const later = end.add({ hours: 12 });
  if (time.isLoose && Temporal.PlainDateTime.compare(start, later) < 0) return later;
  return time.hour === 0 || start.hour >= 12 ? end.add({ days: 1 }) : end;
}

function hintOf({ said, wish: { classes, terms } }: PartialReading): ReservationHint {
  return { day: said.dates[0]?.date.toString(), classes, terms };
}

function toDraft(start: Temporal.PlainDateTime, end: Temporal.PlainDateTime): Required<PeriodDraft> {
  const minuteOf = (wall: Temporal.PlainDateTime) => wall.toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    startDay: start.toPlainDate().toString(),
    startTime: minuteOf(start),
    endDay: end.toPlainDate().toString(),
    endTime: minuteOf(end),
  };
}
