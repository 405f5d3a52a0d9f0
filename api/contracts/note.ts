import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';
import { personSchema } from './reservation.ts';
import { textSchema } from './text.ts';

export const noteSchema = z.object({
  id: z.uuid(),
  reservationId: z.uuid(),
  author: personSchema,
  text: z.string(),
  createdAt: instantSchema,
});
export type Note = z.infer<typeof noteSchema>;

const reservationIdInput = { reservationId: z.uuid() };

export const noteOperations = {
  listNotes: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}/notes',
    summary: 'What people noted about a reservation, oldest first, for whoever may see it; a page at a time',
    input: z.strictObject({ ...reservationIdInput, ...pageInput }),
    output: z.object({ notes: z.array(noteSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createNote: operation({
    method: 'POST',
    path: '/api/v1/reservations/{reservationId}/notes',
    summary: 'Note something about a reservation, for everybody who may see it',
    input: z.strictObject({ ...reservationIdInput, text: textSchema(2000).min(1) }),
    output: noteSchema,
    status: 201,
    roles,
  }),
};
