/** Distances as they are read off a dashboard: miles where roads have miles, kilometers everywhere else. */

const regionsWithMiles = ['US', 'GB', 'LR', 'MM', 'PR', 'VI', 'GU', 'AS', 'MP', 'GG', 'JE', 'IM'];
const metersPer = { kilometer: 1_000, mile: 1_609.344 } as const;

export type DistanceUnit = keyof typeof metersPer;

/** @param locale BCP 47 */
export function distanceUnitOf(locale: string): DistanceUnit {
  const { region = '' } = new Intl.Locale(locale).maximize();
  return regionsWithMiles.includes(region) ? 'mile' : 'kilometer';
}

/** Rounded up, so that the whole mile that was read is still whole. @param distance in `unit` */
export function toMeters(distance: number, unit: DistanceUnit): number {
  return Math.ceil(distance * metersPer[unit]);
}

/** For example `45,210 km`, as an odometer shows it: never more than there is. */
export function formatDistance(meters: number, locale: string): string {
  const unit = distanceUnitOf(locale);
  const shown = Math.floor(meters / metersPer[unit] + 1e-9);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 }).format(shown);
}
