/** The members of a series. Only what differs from the series is stored; the others are worked out when somebody looks. */
import { Temporal } from 'temporal-polyfill';
import type { EventRecord } from '../event-document.ts';
import { datesOf, zoneOf } from './recurrence.ts';

/** The day it falls on by the pattern; it stays the same wherever the occurrence is moved. */
type OccurrenceDate = string;

function occurrenceId(masterId: string, date: OccurrenceDate): string {
  return `${masterId.replace(/=$/, '')}OC${date.replaceAll('-', '')}=`;
}

/** @returns undefined for an id that is no occurrence's */
export function readOccurrenceId(id: string): { masterId: string; date: OccurrenceDate } | undefined {
  const [, masterId, digits] = /^(.+)OC(\d{8})=$/.exec(id) ?? [];
  return masterId === undefined || digits === undefined
    ? undefined
    : { masterId: `${masterId}=`, date: toDate(digits) };
}

/** The day stands where MS-OXOCAL's GlobalObjectId has the instance's: year, month and day in hexadecimal. */
function occurrenceUid(masterUid: string, date: OccurrenceDate): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `${masterUid.slice(0, 32)}${hex(year, 4)}${hex(month, 2)}${hex(day, 2)}${masterUid.slice(40)}`;
}

/** @returns undefined for a uid that is no occurrence's */
export function readOccurrenceUid(uid: string): { masterUid: string; date: OccurrenceDate } | undefined {
  const digits = uid.slice(32, 40);
  if (digits === '00000000' || digits.length < 8) return undefined;
  const part = (from: number, to: number) => Number.parseInt(digits.slice(from, to), 16);
  const text = `${String(part(0, 4)).padStart(4, '0')}${String(part(4, 6)).padStart(2, '0')}${String(part(6, 8)).padStart(2, '0')}`;
  return { masterUid: `${uid.slice(0, 32)}00000000${uid.slice(40)}`, date: toDate(text) };
}

function toDate(digits: string): OccurrenceDate {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}

/** Start and end of every member as the pattern has it, but for those taken out. */
export function regularOccurrences(master: EventRecord): { date: OccurrenceDate; start: string; end: string }[] {
  const { recurrence, start, end, originalStartTimeZone, cancelledDates = [] } = master.document;
  if (!recurrence) return [];
  const zone = zoneOf(recurrence, originalStartTimeZone);
  const time = Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainTime();
  const milliseconds = Date.parse(end) - Date.parse(start);
  return datesOf(recurrence).flatMap((day) => {
    const date = day.toString();
    if (cancelledDates.includes(date)) return [];
    const begin = day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    return [{ date, start: new Date(begin).toISOString(), end: new Date(begin + milliseconds).toISOString() }];
  });
}

/** One member that is as the series has it; undefined when the series has none on that day. */
export function regularOccurrence(master: EventRecord, date: OccurrenceDate): EventRecord | undefined {
  const found = regularOccurrences(master).find((one) => one.date === date);
  return found && toOccurrence(master, found);
}

export function toOccurrence(
  master: EventRecord,
  { date, start, end }: { date: OccurrenceDate; start: string; end: string },
): EventRecord {
  const { recurrence: _pattern, cancelledDates: _taken, ...document } = master.document;
  return {
    ...master,
    id: occurrenceId(master.id, date),
    mutableId: occurrenceId(master.mutableId, date),
    iCalUId: occurrenceUid(master.iCalUId, date),
    transactionId: undefined,
    isStored: false,
    document: {
      ...document,
      start,
      end,
      extendedProperties: [],
      occurrenceOf: { masterId: master.id, masterMutableId: master.mutableId, date, originalStart: start },
    },
  };
}
