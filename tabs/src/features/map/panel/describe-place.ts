import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { words } from '../../../language/words.ts';
import type { Place } from '../base-map/place-files.ts';
import { nearestPlace } from '../base-map/places.ts';

const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
const kilometersPerMile = 1.609344;

/** For example "in Munich HQ, Werksviertel", "near Garching" or, far from every town, "48.140, 11.580". */
export function describePlace(position: LivePosition, areas: readonly string[], places: readonly Place[]): string {
  const { latitude, longitude } = position;
  if (areas.length > 0) return words.t('map:in', { places: new Intl.ListFormat(words.language).format(areas) });
  const place = nearestPlace(places, longitude, latitude);
  return place ? words.t('map:near', { place }) : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
}

/** For example "47 km/h heading north". @returns undefined where nothing is known, or it does not move */
export function describeMotion({ speedKph, headingDegrees }: LivePosition, unit: 'kilometer' | 'mile'): string {
  const perHour = Math.round(unit === 'mile' ? (speedKph ?? 0) / kilometersPerMile : (speedKph ?? 0));
  const style = { style: 'unit', unit: `${unit}-per-hour` } as const;
  const speed = new Intl.NumberFormat(words.language, style).format(perHour);
  if (headingDegrees === null) return speed;
  const direction = directions[Math.round(headingDegrees / 45) % directions.length] ?? 'n';
  return `${speed} ${words.t('map:heading', { direction: words.t(`map:directions.${direction}`) })}`;
}

/** For example "12 seconds ago". @param now milliseconds since 1970 */
export function describeAge(deviceTime: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(deviceTime)) / 1_000));
  const format = new Intl.RelativeTimeFormat(words.language, { numeric: 'auto' });
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  return seconds < 86_400
    ? format.format(-Math.floor(seconds / 3_600), 'hour')
    : format.format(-Math.floor(seconds / 86_400), 'day');
}
