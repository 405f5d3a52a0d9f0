import type { Note } from '@fleet/contracts/note.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';

const byAge: Keyset = {
  name: 'note',
  direction: 'asc',
  columns: [
    { sql: 'n.created_at', type: 'timestamptz' },
    { sql: 'n.id', type: 'uuid' },
  ],
};

/**
 * The notes of a reservation, oldest first, a page at a time.
 * @throws {DomainError} NOT_FOUND also for a reservation the caller may not see
 */
export async function listNotes(
  { actor, tenantId, database }: UserContext,
  { reservationId, limit, cursor }: OperationArguments<'listNotes'>,
): Promise<OperationOutput<'listNotes'>> {
  await readVisibleReservation((statement) => database.read(tenantId, statement), actor, reservationId);
  const values: unknown[] = [reservationId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byAge, cursor, parameter)}` : '';
  type Row = Omit<Note, 'createdAt'> & { createdAt: Date; page_position: string[] };
  const rows = await database.read<Row>(tenantId, {
    name: `note.list${cursor ? '.after' : ''}`,
    text: `select n.id, n.reservation_id as "reservationId", n.text, n.created_at as "createdAt",
             json_build_object('userId', u.id, 'displayName', u.display_name, 'email', u.email) as author, ${positionOf(byAge)}
           from reservation_notes n join users u on u.tenant_id = n.tenant_id and u.id = n.author_id
           where n.reservation_id = $1${after} order by ${orderOf(byAge)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byAge, rows, limit);
  const notes = page.map(({ page_position: _, createdAt, ...note }) => ({
    ...note,
    createdAt: createdAt.toISOString(),
  }));
  return { notes, nextCursor };
}
