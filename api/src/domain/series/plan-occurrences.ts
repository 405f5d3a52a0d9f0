/** What another rule means for the occurrences of a series; pure. */
import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../reservation/reservation-request.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { dayOf, repetitionOf } from './divide-series.ts';
import type { LockedOccurrences } from './lock-occurrences.ts';
import { periodAt, wallTimesOf } from './occurrences.ts';
import { stands } from './series-policy.ts';

export interface PlannedOccurrences {
  /** Named by the new rule too. */
  kept: ReservationRow[];
  dropped: ReservationRow[];
  /** Where the new rule puts those that there were none of, as far as they lie ahead. */
  added: Period[];
}

/**
 * A day that both rules name stays as it is, also where its occurrence did not fit, or was cancelled or rejected by itself.
 * @param locked the series by the rule it had
 * @param wallTimes when the occurrences begin by the new rule
 */
export function planOccurrences(
  { series, rows, meant }: LockedOccurrences,
  wallTimes: readonly Temporal.PlainDateTime[],
  lengthMinutes: number,
  now: Date,
): PlannedOccurrences {
  const { rule, start } = repetitionOf(series);
  const present = wallTimesOf(rule, start).map((one) => one.toPlainDate());
  const taken = rows.filter(({ status }) => stands(status)).map((one) => dayOf(one, series));
  const named = new Set(wallTimes.map((one) => one.toPlainDate().toString()));
  const known = new Set([...present, ...taken].map(String));
  const isNamed = (one: ReservationRow) => named.has(dayOf(one, series).toString());
  return {
    kept: meant.filter(isNamed),
    dropped: meant.filter((one) => !isNamed(one)),
    added: wallTimes
      .filter((one) => !known.has(one.toPlainDate().toString()))
      .map((one) => periodAt(one, lengthMinutes, series.time_zone))
      .filter(({ startDate }) => startDate > now),
  };
}
