import { listReservations } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { BotContext } from '../bot-context.ts';
import type { ExtensionResult, SearchPage } from './extension-result.ts';
import { reservationResult } from './reservation-result.ts';

/** As many as are looked through for the words that are searched for. */
const mostSearched = 200;

/** What the person has reserved from now on, for managers what anybody has; every word must stand somewhere in it. */
export async function searchReservations(
  context: BotContext,
  { text, skip, count }: SearchPage,
): Promise<ExtensionResult[]> {
  const { user } = context;
  const { reservations } = await listReservations(user, {
    scope: managesFleet(user.actor) ? 'all' : 'mine',
    status: ['pending', 'approved', 'active'],
    from: user.now().toISOString(),
    limit: mostSearched,
  });
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = reservations.filter((one) => words.every((word) => wordsOf(one).includes(word)));
  return Promise.all(found.slice(skip, skip + count).map((reservation) => reservationResult(reservation, context)));
}

function wordsOf({ vehicle, driver, purpose }: Reservation): string {
  return [vehicle.name, vehicle.licensePlate, vehicle.poolName, vehicle.site, driver.displayName, purpose]
    .join(' ')
    .toLowerCase();
}
