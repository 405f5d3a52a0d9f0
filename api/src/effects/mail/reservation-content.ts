/** What the mails about a reservation have in common. */
import type { LoadedReservation } from '../../domain/reservation/load-reservation.ts';
import type { Fact, MailContent, Section } from './mail-content.ts';
import type { MailLinks } from './mail-links.ts';
import { describeDay, describePeriod, describeZone, type MailReader } from './mail-reader.ts';

export interface Period {
  startDate: Date;
  endDate: Date;
}

/** Facts before a change; what is left out has stayed. */
export interface Before {
  period?: Period | undefined;
  vehicle?: string | undefined;
  purpose?: string | undefined;
}

export interface ReservationMail {
  reservation: LoadedReservation;
  /** All of a series to which the same happened, the reservation among them, by start; undefined for a single one. */
  occurrences?: readonly Period[] | undefined;
  links: MailLinks;
  reader: MailReader;
}

/** What a template says; the rest follows from the reservation. */
type Said = Pick<MailContent, 'title' | 'tone' | 'paragraphs' | 'because'> &
  Partial<Pick<MailContent, 'quote' | 'sections'>> & { subject: string; label?: string; before?: Before };

const mostOccurrences = 12;

export function reservationContent(mail: ReservationMail, said: Said): MailContent {
  const { reservation, links, reader, occurrences } = mail;
  const { subject, label = reader.words.open, before, sections = [], ...rest } = said;
  return {
    ...rest,
    subject: `${subject}: ${vehicleName(reservation)}, ${inShort(mail)}`,
    facts: factsOf(mail, before ?? {}),
    sections: [...(occurrences ? [occurrenceList(occurrences, mail)] : []), ...sections],
    action: { label, address: links.reservation(reservation.id) },
  };
}

/** For example `Ford Transit (M-FT 1204)`. */
function vehicleName({ vehicle }: LoadedReservation): string {
  return `${vehicle.name} (${vehicle.licensePlate})`;
}

function inShort({ reservation, occurrences, reader }: ReservationMail): string {
  if (!occurrences) return describePeriod(...periodOf(reservation), reader);
  const [first] = occurrences;
  return reader.words.series.times(occurrences.length, first ? describeDay(first.startDate, reader) : '');
}

function periodOf({ startDate, endDate }: LoadedReservation): [Date, Date] {
  return [new Date(startDate), new Date(endDate)];
}

function factsOf({ reservation, occurrences, reader }: ReservationMail, before: Before): Fact[] {
  const { vehicle, driver, purpose, costCenter, timeZone } = reservation;
  const { facts: names } = reader.words;
  const isOwn = driver.userId === reader.userId;
  const all: (Omit<Fact, 'value'> & { value: string | null })[] = [
    { name: names.vehicle, value: vehicleName(reservation), was: before.vehicle },
    ...(occurrences ? [] : [whenFact(names.when, periodOf(reservation), timeZone, reader, before.period)]),
    { name: names.where, value: `${vehicle.poolName}, ${vehicle.site}` },
    { name: names.driver, value: isOwn ? null : driver.displayName },
    { name: names.purpose, value: purpose, was: before.purpose },
    { name: names.costCenter, value: costCenter },
  ];
  return all.filter((fact): fact is Fact => Boolean(fact.value));
}

/** A period on the reader's clock, and on the pool's where that shows another time. */
export function whenFact(
  name: string,
  period: [Date, Date],
  poolZone: string,
  reader: MailReader,
  before?: Period | undefined,
): Fact {
  const value = describePeriod(...period, reader);
  const there = describePeriod(...period, { ...reader, timeZone: poolZone });
  const zone = describeZone(poolZone, reader);
  return {
    name,
    value,
    note: there === value ? zone : reader.words.atThePool(there, zone),
    was: before && describePeriod(before.startDate, before.endDate, reader),
  };
}

function occurrenceList(occurrences: readonly Period[], { reader }: ReservationMail): Section {
  const { series } = reader.words;
  const shown = occurrences.slice(0, mostOccurrences);
  const left = occurrences.length - shown.length;
  const lines = shown.map(({ startDate, endDate }) => describePeriod(startDate, endDate, reader));
  return { title: series.count(occurrences.length), lines: [...lines, ...(left > 0 ? [series.more(left)] : [])] };
}
