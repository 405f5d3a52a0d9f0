/** What somebody says when they were asked something: alone it may mean nothing, together with the question it does. */

import { languages } from '@fleet/contracts/language.ts';
import { Temporal } from 'temporal-polyfill';
import type { ClockTime } from './clock-times.ts';
import type { PeriodDraft, PeriodReading, VehicleWish } from './intent.ts';
import { readKind } from './intent-words.ts';
import { readPeriod, type SaidPeriod } from './period.ts';
import { type Listener, type Reading, readMessage } from './read-message.ts';
import type { SaidDate } from './written-dates.ts';

/** What was asked about. */
export interface Asked {
  wish: VehicleWish;
  draft: PeriodDraft;
}

export interface Answer {
  wish: VehicleWish;
  period: PeriodReading;
  purpose?: string | undefined;
}

/**
 * @param message as it was typed
 * @returns undefined when it is no answer, but says something by itself or nothing at all
 */
export function understandAnswer(message: string, listener: Listener, asked: Asked): Answer | undefined {
  const reading = findReading(message, listener, asked.draft);
  if (!reading || isRequest(reading)) return undefined;
  return {
    wish: reading.wantsVehicle ? reading.wish : asked.wish,
    period: readPeriod(complete(reading.said, asked.draft), reading.clock),
    purpose: reading.purpose,
  };
}

/** A bare `5` says when only to whoever has just asked. */
function findReading(message: string, listener: Listener, { startTime, endTime }: PeriodDraft): Reading | undefined {
  const leads = endTime ? [''] : startTime ? ['for ', 'until ', ''] : ['', 'at '];
  const own = [listener.language, ...languages.filter((language) => language !== listener.language)];
  for (const language of own) {
    for (const lead of leads) {
      const reading = readMessage(`${lead}${message}`, { ...listener, language });
      if (reading.speaksOfTime || reading.said.length || reading.wantsVehicle) return reading;
    }
  }
  return undefined;
}

/** Whoever says what to do, and with which vehicle, starts anew; so does whoever asks for anything but a vehicle. */
function isRequest({ request, wantsVehicle }: Reading): boolean {
  const kind = readKind(request);
  if (kind === 'unknown' || kind === 'greeting') return false;
  return kind !== 'book' || wantsVehicle;
}

/** What was said now counts before what was said then. */
function complete(said: SaidPeriod, draft: PeriodDraft): SaidPeriod {
  const dates = said.dates.length > 0 ? said.dates : datesOf(draft);
  return { ...said, dates, times: timesOf(said, draft) };
}

function timesOf({ times, length, dayPart, saysNow }: SaidPeriod, { startTime, endTime }: PeriodDraft): ClockTime[] {
  const [said, ...others] = times;
  const start = startTime ? [clockTime(startTime, 'at')] : [];
  if (said && others.length === 0 && start.length > 0 && (said.role === 'until' || !endTime))
    return [...start, { ...said, role: 'until' }];
  if (said) return [...times];
  if (length) return start;
  if (dayPart || saysNow) return [];
  return [...start, ...(endTime ? [clockTime(endTime, 'until')] : [])];
}

function datesOf({ startDay, endDay }: PeriodDraft): SaidDate[] {
  const toDate = (day: string, isEnd: boolean) => ({
    index: 0,
    date: Temporal.PlainDate.from(day),
    mayRoll: false,
    isEnd,
  });
  if (!startDay) return [];
  return [toDate(startDay, false), ...(endDay && endDay !== startDay ? [toDate(endDay, true)] : [])];
}

function clockTime(time: string, role: ClockTime['role']): ClockTime {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return { index: 0, hour, minute, halfOfDay: 'said', role };
}
