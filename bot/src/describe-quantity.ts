/** Distances, lengths of time and money in words, with the units and signs of the viewer's region. */
import { distanceUnitOf, fromMeters } from './distance.ts';
import type { Viewer } from './viewer.ts';

/** For example `45.210 km`, or `28,092 mi` for somebody in the United States; never more than there are. */
export function describeDistance(meters: number, { locale }: Pick<Viewer, 'locale'>): string {
  const unit = distanceUnitOf(locale);
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 });
  return format.format(fromMeters(meters, unit));
}

/**
 * For example `84,50 €`.
 * @param cents hundredths of the currency
 * @param currency ISO 4217
 */
export function describeMoney(cents: number, currency: string, { locale }: Viewer): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
}

/** For example `14 days`, `36 hours` or `1 hour, 30 minutes`. */
export function describeLength(minutes: number, { locale }: Viewer): string {
  const count = (number: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(number);
  if (minutes > 0 && minutes % 1_440 === 0) return count(minutes / 1_440, 'day');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [count(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [count(rest, 'minute')] : []),
  ];
  return new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
}
