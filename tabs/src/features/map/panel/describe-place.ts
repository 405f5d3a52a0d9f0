import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { words } from '../../../language/words.ts';
import type { Place } from '../base-map/place-files.ts';
import { nearestPlace } from '../base-map/places.ts';

const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
const kilometersPerMile = 1.609344;

/** Made once a language: a list of moving vehicles writes hundreds of these a second. */
const formats = new Map<string, { list: Intl.ListFormat; age: Intl.RelativeTimeFormat; speed: SpeedFormats }>();
type SpeedFormats = Readonly<Record<'kilometer' | 'mile', Intl.NumberFormat>>;

function formatsNow() {
  const { language } = words;
  const speedIn = (unit: 'kilometer' | 'mile') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: `${unit}-per-hour` });
  const made = formats.get(language) ?? {
    list: new Intl.ListFormat(language),
    age: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
    speed: { kilometer: speedIn('kilometer'), mile: speedIn('mile') },
  };
  formats.set(language, made);
  return made;
}

/** For example "in Munich HQ, Werksviertel", "near Garching" or, far from every town, "48.140, 11.580". */
export function describePlace(position: LivePosition, areas: readonly string[], places: readonly Place[]): string {
  const { latitude, longitude } = position;
  if (areas.length > 0) return words.t('map:in', { places: formatsNow().list.format(areas) });
  const place = nearestPlace(places, longitude, latitude);
  return place ? words.t('map:near', { place }) : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
}

/** For example "47 km/h heading north". @returns undefined where nothing is known, or it does not move */
export function describeMotion({ speedKph, headingDegrees }: LivePosition, unit: 'kilometer' | 'mile'): string {
  const perHour = Math.round(unit === 'mile' ? (speedKph ?? 0) / kilometersPerMile : (speedKph ?? 0));
  const speed = formatsNow().speed[unit].format(perHour);
  if (headingDegrees === null) return speed;
  const direction = directions[Math.round(headingDegrees / 45) % directions.length] ?? 'n';
  return `${speed} ${words.t('map:heading', { direction: words.t(`map:directions.${direction}`) })}`;
}

/** For example "12 seconds ago". @param now milliseconds since 1970 */
export function describeAge(deviceTime: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(deviceTime)) / 1_000));
  const format = formatsNow().age;
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  return seconds < 86_400
    ? format.format(-Math.floor(seconds / 3_600), 'hour')
    : format.format(-Math.floor(seconds / 86_400), 'day');
}
