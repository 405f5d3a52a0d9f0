import type { Reservation } from '@fleet/contracts/reservation.ts';
import { words } from '../../language/words.ts';
import { formatPeriod } from '../../ui/format.ts';

const toldOneByOne = 3;

/** What was on the page: each reservation's status, and when the newest of them was made. */
export interface ShownReservations {
  statuses: ReadonlyMap<string, Reservation['status']>;
  /** Milliseconds since 1970 */
  newestCreatedAt: number;
}

export function shownReservations(reservations: readonly Reservation[]): ShownReservations {
  return {
    statuses: new Map(reservations.map(({ id, status }) => [id, status])),
    newestCreatedAt: Math.max(0, ...reservations.map(({ createdAt }) => Date.parse(createdAt))),
  };
}

/** What a screen reader should say about reservations that changed their status or came in newly; empty when none did. */
export function describeReservationChanges(
  before: ShownReservations,
  reservations: readonly Reservation[],
  { now, locale }: { now: number; locale: string },
): string {
  const sentences = reservations.flatMap(({ id, status, vehicle, startDate, endDate, timeZone, createdAt }) => {
    const known = before.statuses.get(id);
    // An older one that was not there only moved up from the next page.
    if (known === status || (!known && Date.parse(createdAt) <= before.newestCreatedAt)) return [];
    const when = formatPeriod(startDate, endDate, { locale, timeZone, now });
    const news = { vehicle: vehicle.name, when, status: words.t(`terms:reservationStatuses.${status}`) };
    return [known ? words.t('reservations:changed', news) : words.t('reservations:appeared', news)];
  });
  const tooMany = sentences.length > toldOneByOne;
  return tooMany ? words.t('reservations:manyChanged', { count: sentences.length }) : sentences.join(' ');
}
