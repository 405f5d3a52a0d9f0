import { listReservations } from '@fleet/api/domain/reservation/reservation-queries.ts';
import type { Reservation, ReservationStatus } from '@fleet/contracts/reservation.ts';
import { Temporal } from 'temporal-polyfill';
import type { BotContext } from '../bot-context.ts';

const live: ReservationStatus[] = ['pending', 'approved', 'active'];
const mostReservations = 200;

/** Somebody's own reservations from now on, or of one wall day, by start; with what they have not brought back in time. */
export async function findOwnReservations({ user, viewer }: BotContext, day?: string): Promise<Reservation[]> {
  const mine = { scope: 'mine', limit: mostReservations } as const;
  if (day) {
    const ofDay = await listReservations(user, { ...mine, status: live, ...dayPeriod(day, viewer.timeZone) });
    return ofDay.reservations;
  }
  const [out, ahead] = await Promise.all([
    listReservations(user, { ...mine, status: ['active'] }),
    listReservations(user, { ...mine, status: live, from: user.now().toISOString() }),
  ]);
  const known = new Set(ahead.reservations.map(({ id }) => id));
  return [...out.reservations.filter(({ id }) => !known.has(id)), ...ahead.reservations];
}

/** The instants of one wall day. @param timeZone IANA */
export function dayPeriod(day: string, timeZone: string): { from: string; to: string } {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  return { from: start.toInstant().toString(), to: start.add({ days: 1 }).toInstant().toString() };
}
