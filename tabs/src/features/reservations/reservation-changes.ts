import type { Reservation } from '@fleet/contracts/reservation.ts';
import { formatPeriod } from '../../ui/format.ts';
import { reservationStrings } from './reservation-strings.ts';

const toldOneByOne = 3;

export type StatusByReservation = ReadonlyMap<string, Reservation['status']>;

export function statusByReservation(reservations: readonly Reservation[]): StatusByReservation {
  return new Map(reservations.map(({ id, status }) => [id, status]));
}

/** What a screen reader should say about reservations that changed their status or came in newly; empty when none did. */
export function describeReservationChanges(
  before: StatusByReservation,
  reservations: readonly Reservation[],
  { now, locale }: { now: number; locale: string },
): string {
  const sentences = reservations.flatMap(({ id, status, vehicle, startDate, endDate, timeZone }) => {
    if (before.get(id) === status) return [];
    const words = before.has(id) ? reservationStrings.changed : reservationStrings.appeared;
    const when = formatPeriod(startDate, endDate, { locale, timeZone, now });
    return [words(vehicle.name, when, reservationStrings.statuses[status])];
  });
  const tooMany = sentences.length > toldOneByOne;
  return tooMany ? reservationStrings.manyChanged(sentences.length, locale) : sentences.join(' ');
}
