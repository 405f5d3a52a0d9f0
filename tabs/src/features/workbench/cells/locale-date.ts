/** Days and wall times as a locale writes them in figures, both ways; ISO 8601 is always understood. */
import type { Wall } from '../../../ui/wall-time.ts';

type DatePart = 'year' | 'month' | 'day';

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

function kept(formats: Map<string, Intl.DateTimeFormat>, locale: string, options: Intl.DateTimeFormatOptions) {
  const known = formats.get(locale);
  if (known) return known;
  // All figures are those of UTC, so that no zone of the machine moves them.
  const format = new Intl.DateTimeFormat(locale, {
    ...options,
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  formats.set(locale, format);
  return format;
}

const dayFormat = (locale: string) => kept(dayFormats, locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
const timeFormat = (locale: string) => kept(timeFormats, locale, { hour: 'numeric', minute: '2-digit' });

/** @param day `2026-11-24` */
export function formatDay(day: string, locale: string): string {
  return dayFormat(locale).format(Date.parse(`${day}T00:00Z`));
}

export function formatWall({ day, time }: Wall, locale: string): string {
  const clock = timeFormat(locale).format(Date.parse(`1970-01-01T${time}Z`));
  return `${formatDay(day, locale)} ${clock.replaceAll(/\s/g, ' ')}`;
}

function orderOf(locale: string): DatePart[] {
  const parts = dayFormat(locale).formatToParts(0);
  return parts.flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
}

/** @returns `2026-11-24`, or undefined for what is no day of the calendar */
export function parseDay(text: string, locale: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,4})\s*[./-]\s*(\d{1,4})\s*[./-]\s*(\d{1,4})\.?$/.exec(text)?.slice(1);
  if (!figures) return undefined;
  const order = orderOf(locale);
  const figure = (part: DatePart) => figures[order.indexOf(part)];
  return dayOf(figure('year'), figure('month'), figure('day'));
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const text = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${text}T00:00:00Z`);
  // The parser of dates lets 31 February be a day of March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text) ? text : undefined;
}

/** A day, then a time of either clock; the time may have seconds, which nothing here is precise to. */
const wallPattern = /^(\d[\d\s./-]*?),?[\sT]+(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

export function parseWall(text: string, locale: string): Wall | undefined {
  const [, date = '', hourText = '', minute = '', half] = wallPattern.exec(text.replaceAll(/\s+/g, ' ')) ?? [];
  const day = parseDay(date, locale);
  const hour = hourOf(Number(hourText), half?.toLowerCase());
  if (!day || hour === undefined || Number(minute) > 59) return undefined;
  return { day, time: `${String(hour).padStart(2, '0')}:${minute}` };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
