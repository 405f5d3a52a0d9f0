import type { Client } from '@fleet/contracts/client.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { ReservationFilter } from '../../../api-client/query-keys.ts';

/** As many as one file takes. */
export const mostRows = 5_000;
const pageSize = 200;

interface FoundReservations {
  reservations: Reservation[];
  /** False when there are more than one file takes. */
  isComplete: boolean;
}

/**
 * All that a filter finds, up to `mostRows`.
 * @param onProgress is told how many have come
 * @throws {ProblemError} of the API, or the signal's reason
 */
export async function readFound(
  api: Pick<Client, 'listReservations'>,
  filter: ReservationFilter,
  signal: AbortSignal,
  onProgress: (count: number) => void,
): Promise<FoundReservations> {
  const reservations: Reservation[] = [];
  let cursor: string | undefined;
  do {
    const input = { ...filter, limit: pageSize, ...(cursor && { cursor }) };
    const page = await api.listReservations(input, { signal });
    reservations.push(...page.reservations);
    cursor = page.nextCursor ?? undefined;
    onProgress(reservations.length);
  } while (cursor && reservations.length < mostRows);
  return { reservations, isComplete: !cursor };
}
