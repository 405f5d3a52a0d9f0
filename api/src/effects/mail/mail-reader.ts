/** Somebody who reads a mail: their words, and times as their wall clock and their region show them. */
import { dateTimeFormat } from '@fleet/contracts/date-time-format.ts';
import { customsOf } from '@fleet/contracts/language.ts';
import type { Reader } from '../../domain/user/find-readers.ts';
import type { MailWords } from './words/words.ts';
import { mailWordsFor } from './words/words-for.ts';

export interface MailReader extends Reader {
  words: MailWords;
}

const moment = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

export function toMailReader(reader: Reader): MailReader {
  return { ...reader, locale: customsOf(reader.locale), words: mailWordsFor(reader.locale) };
}

type Clock = Pick<Reader, 'locale' | 'timeZone'>;

/** For example `Tue, 24 Nov 2026, 09:00 – 12:00`; the day stands twice only when it changes. */
export function describePeriod(startDate: Date, endDate: Date, { locale, timeZone }: Clock): string {
  return dateTimeFormat(locale, { ...moment, timeZone })
    .formatRange(startDate, endDate)
    .replaceAll(/\s+/g, ' ');
}

/** For example `Tue, 24 Nov 2026, 09:00`. */
export function describeInstant(instant: Date, { locale, timeZone }: Clock): string {
  return dateTimeFormat(locale, { ...moment, timeZone })
    .format(instant)
    .replaceAll(/\s+/g, ' ');
}

/** For example `24 November 2026`. */
export function describeDay(instant: Date, { locale, timeZone }: Clock): string {
  return dateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(instant);
}

/** For example `Central European Time`. @param timeZone IANA */
export function describeZone(timeZone: string, { locale }: Pick<Clock, 'locale'>): string {
  const parts = dateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
