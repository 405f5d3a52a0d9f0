import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Trip } from '@fleet/contracts/trip.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { selectTrip, type TripRow, toTrip } from './trip-rows.ts';

/**
 * From now on nobody but its driver sees where the trip went. One that goes on stays private until it ends.
 * @throws {DomainError} NOT_FOUND for a trip that is not the caller's, whoever asks; CONFLICT for one without a reservation
 */
export function markTripPrivate(
  { actor, database, tenantId }: UserContext,
  { tripId }: OperationArguments<'markTripPrivate'>,
): Promise<Trip> {
  return database.transaction(tenantId, async (transaction) => {
    const select = {
      name: 'trip.own',
      text: `${selectTrip()} where t.id = $2 and d.user_id = $1 for no key update of t`,
    };
    const values = [actor.userId, tripId];
    const [row] = await transaction.query<TripRow>({ ...select, values });
    if (!row) {
      throw new DomainError('NOT_FOUND', 'There is no such trip among those you drove. GET /api/v1/trips lists them.');
    }
    if (!row.reservationId) throw new DomainError('CONFLICT', 'Only a trip of a reservation can be private.');
    if (row.isPrivate) return toTrip(row);
    await Promise.all([
      transaction.query({
        name: 'private-drive.insert',
        text: `insert into private_drives (vehicle_id, user_id, reservation_id, start_date, end_date)
               values ($1, $2, $3, $4, $5)`,
        values: [
          row.vehicle_id,
          actor.userId,
          row.reservationId,
          row.startedAt,
          // The last point of the trip belongs to it.
          row.endedAt && new Date(row.endedAt.getTime() + 1_000),
        ],
      }),
      writeAudit(transaction, actor, { action: 'trip.marked-private', entityType: 'trip', entityId: tripId }),
    ]);
    return toTrip({ ...row, isPrivate: true });
  });
}
