/** Times in words, as the viewer's wall clock shows them. */
import { dateTimeFormat } from '@fleet/contracts/date-time-format.ts';
import type { Viewer } from './viewer.ts';

const moment = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** For example `Tue, 24 Nov 2026, 09:00 – 12:00`; the day stands twice only when it changes. */
export function describePeriod(startDate: Date, endDate: Date, { locale, timeZone }: Viewer): string {
  return dateTimeFormat(locale, { ...moment, timeZone })
    .formatRange(startDate, endDate)
    .replaceAll(/\s+/g, ' ');
}

/** For example `Tue, 24 Nov 2026, 09:00`. */
export function describeInstant(instant: Date, { locale, timeZone }: Viewer): string {
  return dateTimeFormat(locale, { ...moment, timeZone })
    .format(instant)
    .replaceAll(/\s+/g, ' ');
}

/** For example `12.5 h`. */
export function describeHours(minutes: number, { locale }: Viewer): string {
  const format = { style: 'unit', unit: 'hour', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, format).format(minutes / 60);
}

/** For example `18:00`. */
export function describeHour(hour: number, { locale }: Viewer): string {
  const format = dateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2000, 0, 1, hour % 24))).replaceAll(/\s+/g, ' ');
}

/** For example `Tuesday, 24 November`. @param day `2026-11-24` */
export function describeDay(day: string, { locale }: Viewer): string {
  const format = dateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Whether the two zones show different times of day for the period. */
export function differsInZone(startDate: Date, endDate: Date, viewer: Viewer, otherZone: string): boolean {
  const other = { ...viewer, timeZone: otherZone };
  return describePeriod(startDate, endDate, viewer) !== describePeriod(startDate, endDate, other);
}

/** On which clock the viewer reads times. */
export function describeClock(viewer: Viewer): string {
  return viewer.words.yourTimes(describeZone(viewer.timeZone, viewer));
}

/** For example `Central European Time`. @param timeZone IANA */
export function describeZone(timeZone: string, { locale }: Viewer): string {
  const format = dateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
