import type { Statement } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { maySee, reservationNotFound } from './reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservationById } from './reservation-rows.ts';

type Read = (statement: Statement) => Promise<ReservationRow[]>;

/**
 * @param read within a transaction, or by itself
 * @throws {DomainError} NOT_FOUND also for one that the viewer may not see
 */
export async function readVisibleReservation(
  read: Read,
  viewer: UserActor,
  reservationId: string,
): Promise<ReservationRow> {
  const [row] = await read({ ...selectReservationById, values: [reservationId] });
  if (!row || !maySee(viewer, factsOf(row))) throw reservationNotFound();
  return row;
}
