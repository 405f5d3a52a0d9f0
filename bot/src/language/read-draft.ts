import { Temporal } from 'temporal-polyfill';
import type { PeriodDraft, PeriodReading } from './intent.ts';
import { resolvePeriod } from './period.ts';

/**
 * The inputs of a card as a period. Without an end day it is the start day.
 * @param timeZone IANA zone of the wall times
 */
export function readDraft(draft: PeriodDraft, now: Date, timeZone: string): PeriodReading {
  const { startDay, startTime, endDay = startDay, endTime } = draft;
  if (!startDay || !endDay) return { kind: 'ask', why: 'no-date', draft };
  if (!startTime) return { kind: 'ask', why: 'no-time', draft };
  if (!endTime) return { kind: 'ask', why: 'no-end', draft };
  const wall = (day: string, time: string) =>
    Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const reading = resolvePeriod(wall(startDay, startTime), wall(endDay, endTime), [], { instant: now, timeZone });
  return reading.kind === 'ask' ? { ...reading, draft } : reading;
}
