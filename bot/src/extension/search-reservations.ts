import { listReservations } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { dayPeriod } from '../answers/find-own-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { readMessage } from '../language/read-message.ts';
import type { ExtensionResult, SearchPage } from './extension-result.ts';
import { reservationResults } from './reservation-result.ts';

const pageSize = 200;
/** Further ahead nobody looks for one by typing. */
const mostPages = 10;
/** Shorter words hold a sentence together and name nothing, once a day is taken out of it. */
const shortestName = 3;

/**
 * What the person has reserved from now on, for managers what anybody has; every word must stand somewhere in it. A day among
 * the words is the day it is reserved on.
 */
export async function searchReservations(
  context: BotContext,
  { text, skip, count }: SearchPage,
): Promise<ExtensionResult[]> {
  const { user } = context;
  const { words, period } = readSearch(text, context);
  const wanted = skip + count;
  const found: Reservation[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && found.length < wanted; page++) {
    const { reservations, nextCursor } = await listReservations(user, {
      scope: managesFleet(user.actor) ? 'all' : 'mine',
      status: ['pending', 'approved', 'active'],
      ...period,
      limit: words.length > 0 ? pageSize : Math.min(wanted, pageSize),
      cursor,
    });
    found.push(...reservations.filter((one) => words.every((word) => wordsOf(one).includes(word))));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return reservationResults(found.slice(skip, wanted), context);
}

interface ReservationSearch {
  /** In lower case. */
  words: string[];
  period: { from: string; to?: string };
}

function readSearch(text: string, { user, viewer }: BotContext): ReservationSearch {
  const { said, left } = readMessage(text, { now: user.now(), ...viewer, fleetTerms: new Map() });
  const day = said.dates[0]?.date.toString();
  if (!day) return { words: wordsIn(text), period: { from: user.now().toISOString() } };
  const words = wordsIn(left.rest).filter((word) => word.length >= shortestName);
  return { words, period: dayPeriod(day, viewer.timeZone) };
}

const wordsIn = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

function wordsOf({ vehicle, driver, purpose }: Reservation): string {
  return [vehicle.name, vehicle.licensePlate, vehicle.poolName, vehicle.site, driver.displayName, purpose]
    .join(' ')
    .toLowerCase();
}
