import type { Note } from '@fleet/contracts/note.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';

/**
 * Notes something about a reservation, whatever its status; a note stays as it is.
 * @throws {DomainError} NOT_FOUND also for a reservation the caller may not see
 */
export function createNote(
  { actor, tenantId, database, now }: UserContext,
  { reservationId, text }: OperationArguments<'createNote'>,
): Promise<Note> {
  return database.transaction(tenantId, async (transaction) => {
    await readVisibleReservation((statement) => transaction.query(statement), actor, reservationId);
    const at = now();
    const [made] = await transaction.query<{ id: string }>({
      name: 'note.insert',
      text: `insert into reservation_notes (reservation_id, author_id, text, created_at) values ($1, $2, $3, $4) returning id`,
      values: [reservationId, actor.userId, text, at],
    });
    if (!made) throw new Error('An insertion returned nothing');
    await writeAudit(transaction, actor, {
      action: 'reservation.noted',
      entityType: 'reservation',
      entityId: reservationId,
      detail: { noteId: made.id },
    });
    const { userId, displayName, email } = actor;
    return { id: made.id, reservationId, author: { userId, displayName, email }, text, createdAt: at.toISOString() };
  });
}
