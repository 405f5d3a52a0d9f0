/** From what was said about time to a period, or to the question that is still open. */
import { startGraceMinutes } from '@fleet/contracts/reservation.ts';
import { Temporal } from 'temporal-polyfill';
import type { ClockTime } from './clock-times.ts';
import { type DayPart, dayPartHours } from './day-parts.ts';
import type { Duration } from './durations.ts';
import type { Assumption, PeriodDraft, PeriodQuestion, PeriodReading } from './intent.ts';
import { resolveWallTime, wallClock } from './wall-times.ts';
import type { SaidDate } from './written-dates.ts';

export interface SaidPeriod {
  dates: readonly SaidDate[];
  times: readonly ClockTime[];
  dayPart?: DayPart | undefined;
  length?: Duration | undefined;
  aheadMinutes?: number | undefined;
  saysNow: boolean;
  isImpossible: boolean;
  namesOtherZone: boolean;
  /** Days or times of more than one period were said; `dates` are those of the first. */
  saysSeveral: boolean;
  /** `every Monday` */
  saysRecurring: boolean;
}

export interface Clock {
  /** Wall clock of the person */
  now: Temporal.PlainDateTime;
  instant: Date;
  /** IANA */
  timeZone: string;
  /** Whether the person's locale writes 3:30 for the afternoon, too. */
  twelveHour: boolean;
}

type Wall = Temporal.PlainDateTime;
/** A wall time, with the instant that is meant where it was counted and not read off a clock, which may show it twice or skip it. */
interface Moment {
  wall: Wall;
  instant?: Date;
}
const dayEnd = Temporal.PlainTime.from({ hour: dayPartHours['whole-day'].end });
const noHours: readonly DayPart[] = ['afternoon', 'evening', 'night'];

/**
 * An hour without am or pm is meant as 13 to 17 when it is 1 to 5, and an end is moved behind its start by half a day where
 * that is possible. An end that still lies before the start is on the next day when the start is noon or later.
 */
export function readPeriod(said: SaidPeriod, clock: Clock): PeriodReading {
  const reading = composePeriod(said, clock);
  if (said.namesOtherZone && reading.kind === 'period')
    return ask('other-zone', draftOf(reading.start.wall, reading.end.wall));
  if ((said.saysSeveral || said.saysRecurring) && !said.isImpossible)
    return ask(
      said.saysRecurring ? 'recurring' : 'several-periods',
      reading.kind === 'ask' ? reading.draft : draftOf(reading.start.wall, reading.end.wall),
    );
  if (reading.kind === 'ask') return reading;
  return resolveMoments(reading.start, reading.end, reading.assumptions, clock);
}

/** Whether what was said needs nothing more to be a period of a day that was named. */
export function saysWholePeriod(said: SaidPeriod, clock: Clock): boolean {
  return said.dates.length > 0 && !said.saysSeveral && composePeriod(said, clock).kind === 'period';
}

type Question = Extract<PeriodReading, { kind: 'ask' }>;
type Composition = { kind: 'period'; start: Moment; end: Moment; assumptions: Assumption[] } | Question;

function composePeriod(said: SaidPeriod, clock: Clock): Composition {
  if (said.isImpossible) return ask('no-such-date', { ...draftTimes(said, clock) });
  const assumptions: Assumption[] = [];
  const first = sayStart(said, clock, assumptions);
  if (first.kind === 'ask') return first;
  // A weekday's name means the next one on which the time is still to come.
  const { start } = first;
  if (said.dates[0]?.mayRoll && isBefore(start.wall, clock.now)) return composePeriod(oneWeekLater(said), clock);
  const end = sayEnd(said, clock, start, assumptions);
  if (!end) return ask('no-end', draftOf(start.wall));
  const current = startNow(clock);
  // Part of today's morning is still a morning.
  if (first.assumed && isBefore(start.wall, current.wall) && isBefore(current.wall, end.wall)) {
    return { kind: 'period', start: current, end, assumptions: [...assumptions, 'from-now'] };
  }
  return { kind: 'period', start, end, assumptions };
}

type Start = { kind: 'start'; start: Moment /** nobody said the time itself */; assumed: boolean };

function sayStart(said: SaidPeriod, clock: Clock, assumptions: Assumption[]): Start | Question {
  const { dates, times, dayPart, aheadMinutes, saysNow, length } = said;
  const today = clock.now.toPlainDate();
  if (aheadMinutes !== undefined) return { kind: 'start', start: fromNow(clock, aheadMinutes, 5), assumed: false };
  const { startTime } = startAndEnd(times);
  if (saysNow && !startTime) {
    assumptions.push('from-now');
    return { kind: 'start', start: startNow(clock), assumed: true };
  }
  const day = dates[0]?.date ?? (startTime || said.times.length > 0 ? nextOccurrence(said, clock) : undefined);
  if (!day) {
    const why = dates.length + times.length === 0 && !dayPart && !length ? 'nothing-said' : 'no-date';
    return ask(why, draftTimes(said, clock));
  }
  if (startTime) {
    return { kind: 'start', start: { wall: day.toPlainDateTime(toTime(startTime, said, clock)) }, assumed: false };
  }
  if (dayPart) {
    assumptions.push(dayPart);
    return { kind: 'start', start: startOf(day, dayPart), assumed: true };
  }
  if (times.length > 0) {
    assumptions.push(day.equals(today) ? 'from-now' : 'from-day-start');
    return { kind: 'start', start: day.equals(today) ? startNow(clock) : startOf(day, 'whole-day'), assumed: true };
  }
  if (length?.unit === 'days') {
    assumptions.push('whole-day');
    return { kind: 'start', start: startOf(day, 'whole-day'), assumed: true };
  }
  return ask('no-time', { startDay: day.toString(), endDay: dates[1]?.date.toString() ?? day.toString() });
}

function sayEnd(said: SaidPeriod, clock: Clock, from: Moment, assumptions: Assumption[]): Moment | undefined {
  const { length } = said;
  if (length?.unit === 'minutes' && !startAndEnd(said.times).endTime) return later(from, length.count, clock);
  const wall = sayEndWall(said, clock, from.wall, assumptions);
  return wall && { wall };
}

function sayEndWall(said: SaidPeriod, clock: Clock, start: Wall, assumptions: Assumption[]): Wall | undefined {
  const { dates, times, dayPart, length } = said;
  const { startTime, endTime } = startAndEnd(times);
  const lastDay = dates[1]?.date;
  if (endTime) return placeEnd(endTime, lastDay, said, clock, start);
  if (length?.unit === 'days') {
    if (startTime) return start.add({ days: length.count });
    return start
      .toPlainDate()
      .add({ days: length.count - 1 })
      .toPlainDateTime(dayEnd);
  }
  if (dayPart && !(lastDay && startTime)) {
    // A night that ends on a day of its own ends in that day's morning.
    const hours = lastDay ? dayPartHours[dayPart].end % 24 : dayPartHours[dayPart].end;
    const end = (lastDay ?? start.toPlainDate()).toPlainDateTime().add({ hours });
    if (!assumptions.includes(dayPart)) assumptions.push(dayPart);
    return isBefore(start, end) ? end : undefined;
  }
  if (startTime?.role === 'after' && isBefore(start, start.toPlainDate().toPlainDateTime(dayEnd))) {
    assumptions.push('until-day-end');
    return (lastDay ?? start.toPlainDate()).toPlainDateTime(dayEnd);
  }
  return undefined;
}

function startAndEnd(times: readonly ClockTime[]): {
  startTime?: ClockTime | undefined;
  endTime?: ClockTime | undefined;
} {
  const startTime = times.find(({ role }) => role !== 'until');
  const endTime = times.find((time) => time.role === 'until') ?? times.find((time) => time !== startTime);
  return { startTime, endTime };
}

function placeEnd(
  time: ClockTime,
  lastDay: Temporal.PlainDate | undefined,
  said: SaidPeriod,
  clock: Clock,
  start: Wall,
): Wall {
  const day = lastDay ?? start.toPlainDate();
  if (lastDay && !lastDay.equals(start.toPlainDate())) return day.toPlainDateTime(toTime(time, said, clock));
  const end = day.toPlainDateTime({ hour: time.hour, minute: time.minute });
  if (isBefore(start, end)) return end;
  const later = end.add({ hours: 12 });
  if (time.halfOfDay !== 'said' && time.hour <= 12 && isBefore(start, later)) return later;
  // An evening that ends after midnight.
  return start.hour >= 12 || (time.hour === 0 && time.minute === 0) ? end.add({ days: 1 }) : end;
}

/** One to five are meant in the afternoon, unless more was said. */
export function toTime(
  { hour, minute, halfOfDay }: ClockTime,
  { dayPart }: Pick<SaidPeriod, 'dayPart'>,
  { twelveHour }: Pick<Clock, 'twelveHour'>,
): Temporal.PlainTime {
  const isLoose = halfOfDay !== 'said' && hour < 12;
  const byDayPart = dayPart !== undefined && noHours.includes(dayPart);
  const byHour = dayPart === undefined && hour >= 1 && hour <= 5 && (halfOfDay === 'bare' || twelveHour);
  return Temporal.PlainTime.from({ hour: isLoose && (byDayPart || byHour) ? hour + 12 : hour, minute });
}

/** A time without a day is today's when it is still to come. */
function nextOccurrence(said: SaidPeriod, clock: Clock): Temporal.PlainDate | undefined {
  const [time] = said.times;
  if (!time) return undefined;
  const today = clock.now.toPlainDate();
  return isBefore(clock.now, today.toPlainDateTime(toTime(time, said, clock))) ? today : undefined;
}

function oneWeekLater(said: SaidPeriod): SaidPeriod {
  const later = (said: SaidDate): SaidDate => ({
    ...said,
    date: said.mayRoll ? said.date.add({ days: 7 }) : said.date,
    mayRoll: false,
  });
  return { ...said, dates: said.dates.map(later) };
}

/** Two wall times as a period, unless the clock jumps over one, they are the wrong way round or have passed. */
export function resolvePeriod(
  start: Wall,
  end: Wall,
  assumptions: Assumption[],
  clock: Pick<Clock, 'instant' | 'timeZone'>,
): PeriodReading {
  return resolveMoments({ wall: start }, { wall: end }, assumptions, clock);
}

function resolveMoments(
  start: Moment,
  end: Moment,
  assumptions: Assumption[],
  { instant, timeZone }: Pick<Clock, 'instant' | 'timeZone'>,
): PeriodReading {
  const draft = draftOf(start.wall, end.wall);
  const from = resolve(start, timeZone, 'earlier');
  const to = resolve(end, timeZone, 'later');
  const isCounted = start.instant && end.instant;
  if (!isCounted && !isBefore(start.wall, end.wall)) return ask('end-before-start', draft);
  if (!from || !to) return ask('skipped-by-clock', draft);
  if (from.instant >= to.instant) return ask('end-before-start', draft);
  if (from.instant.getTime() < instant.getTime() - startGraceMinutes * 60_000)
    return ask('past', { ...draft, startDay: undefined, endDay: undefined });
  const twice: Assumption[] = from.happensTwice || to.happensTwice ? ['clock-set-back'] : [];
  return { kind: 'period', startDate: from.instant, endDate: to.instant, assumptions: [...assumptions, ...twice] };
}

function resolve({ wall, instant }: Moment, timeZone: string, prefer: 'earlier' | 'later') {
  return instant ? { instant, happensTwice: false } : resolveWallTime(wall, timeZone, prefer);
}

function draftTimes(said: SaidPeriod, clock: Clock): PeriodDraft {
  const [start, end] = said.times;
  const hours = said.dayPart && dayPartHours[said.dayPart];
  const startTime = start ? toTime(start, said, clock) : hours && Temporal.PlainTime.from({ hour: hours.start });
  if (!startTime) return {};
  const day = clock.now.toPlainDate();
  const endWall = end
    ? placeEnd(end, undefined, said, clock, day.toPlainDateTime(startTime))
    : hours && !start
      ? day.toPlainDateTime().add({ hours: hours.end })
      : undefined;
  return { startTime: minuteOf(startTime), endTime: endWall && minuteOf(endWall.toPlainTime()) };
}

function draftOf(start: Wall, end?: Wall): PeriodDraft {
  return {
    startDay: start.toPlainDate().toString(),
    startTime: minuteOf(start.toPlainTime()),
    endDay: (end ?? start).toPlainDate().toString(),
    endTime: end && minuteOf(end.toPlainTime()),
  };
}

const minuteOf = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });
const ask = (why: PeriodQuestion, draft: PeriodDraft) => ({ kind: 'ask', why, draft }) as const;
const isBefore = (one: Wall, other: Wall) => Temporal.PlainDateTime.compare(one, other) < 0;
const startOf = (day: Temporal.PlainDate, part: DayPart): Moment => ({
  wall: day.toPlainDateTime({ hour: dayPartHours[part].start }),
});
/** The next quarter of an hour: whoever says now still has to choose a vehicle. */
const startNow = (clock: Clock) => fromNow(clock, 0, 15);

function fromNow(clock: Clock, aheadMinutes: number, roundToMinutes: number): Moment {
  const step = roundToMinutes * 60_000;
  return at(new Date(Math.ceil((clock.instant.getTime() + aheadMinutes * 60_000) / step) * step), clock);
}

/** So many minutes as they pass, where the start is on the clock at all. */
function later(start: Moment, minutes: number, clock: Clock): Moment {
  const from = resolve(start, clock.timeZone, 'earlier');
  return from ? at(new Date(from.instant.getTime() + minutes * 60_000), clock) : { wall: start.wall.add({ minutes }) };
}

const at = (instant: Date, { timeZone }: Clock): Moment => ({ wall: wallClock(instant, timeZone), instant });
