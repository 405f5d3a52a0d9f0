/** Distances as they are read off a dashboard: miles where roads have miles, kilometers everywhere else. */

/** Territories whose road signs and odometers show miles (CLDR measurement systems `US` and `UK`, and those beside them). */
const regionsWithMiles = new Set(['US', 'GB', 'LR', 'MM', 'PR', 'VI', 'GU', 'AS', 'MP', 'GG', 'JE', 'IM']);
const metersPerMile = 1_609.344;
const metersPerKilometer = 1_000;

export type DistanceUnit = 'kilometer' | 'mile';

/** @param locale BCP 47 */
export function distanceUnitOf(locale: string): DistanceUnit {
  const { region } = new Intl.Locale(locale).maximize();
  return region && regionsWithMiles.has(region) ? 'mile' : 'kilometer';
}

/** @param distance in `unit` */
export function toMeters(distance: number, unit: DistanceUnit): number {
  // Rounded up, so that the whole mile that was read is still whole.
  return Math.ceil(distance * (unit === 'mile' ? metersPerMile : metersPerKilometer));
}

/** Whole ones, as an odometer shows them: never more than there are. */
export function fromMeters(meters: number, unit: DistanceUnit): number {
  return Math.floor(meters / (unit === 'mile' ? metersPerMile : metersPerKilometer) + 1e-9);
}
