import { z } from 'zod';
import { reservationEventTypes } from './event-types.ts';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';

export const reservationMailSchema = z.object({
  /** What it tells. */
  occasion: z.enum(reservationEventTypes),
  /** Whom it was for: the name of somebody of the company, else the address. */
  recipient: z.string(),
  /** When the mail system took it, or refused it for good. */
  settledAt: instantSchema,
  /** Why the mail system will never take it, in its own words; null when it did. */
  refusal: z.string().nullable(),
});
export type ReservationMail = z.infer<typeof reservationMailSchema>;

export const reservationMailOperations = {
  listReservationMails: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}/mails',
    summary:
      'What was mailed about a reservation or its series in the last 90 days and what was refused, the newest 50 first',
    input: z.strictObject({ reservationId: z.uuid() }),
    output: z.object({ mails: z.array(reservationMailSchema) }),
    status: 200,
    roles,
  }),
};
