import { Temporal } from 'temporal-polyfill';
import { ExchangeError } from './exchange-error.ts';

/** Windows names beside IANA ones, from Unicode CLDR's windowsZones (territory 001); the zones of most demo users. */
const windowsZones: Readonly<Record<string, string>> = {
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Alaskan Standard Time': 'America/Anchorage',
  'Pacific Standard Time': 'America/Los_Angeles',
  'US Mountain Standard Time': 'America/Phoenix',
  'Mountain Standard Time': 'America/Denver',
  'Central Standard Time': 'America/Chicago',
  'Eastern Standard Time': 'America/New_York',
  'Atlantic Standard Time': 'America/Halifax',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'Argentina Standard Time': 'America/Buenos_Aires',
  'Newfoundland Standard Time': 'America/St_Johns',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Romance Standard Time': 'Europe/Paris',
  'Central European Standard Time': 'Europe/Warsaw',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kiev',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'Egypt Standard Time': 'Africa/Cairo',
  'Israel Standard Time': 'Asia/Jerusalem',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Arab Standard Time': 'Asia/Riyadh',
  'Arabian Standard Time': 'Asia/Dubai',
  'Pakistan Standard Time': 'Asia/Karachi',
  'India Standard Time': 'Asia/Calcutta',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'New Zealand Standard Time': 'Pacific/Auckland',
};

const utcNames = new Set(['utc', 'etc/utc', 'etc/gmt', 'gmt', 'z', 'tzone://microsoft/utc']);

/** @param name Windows or IANA @returns the IANA name; throws the error Graph gives for an unknown zone */
export function toIanaZone(name: string): string {
  if (utcNames.has(name.toLowerCase())) return 'UTC';
  const known = Object.entries(windowsZones).find(([windows]) => windows.toLowerCase() === name.toLowerCase());
  if (known) return known[1];
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    throw new ExchangeError(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified: '${name}'.`,
    );
  }
}

/** The Windows name Exchange would show for an IANA zone, or the IANA name where the table has none. */
export function toWindowsZone(ianaZone: string): string {
  return Object.entries(windowsZones).find(([, iana]) => iana === ianaZone)?.[0] ?? ianaZone;
}
