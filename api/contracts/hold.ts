import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { distanceSchema, equipmentSchema } from './reservation.ts';

/** How long a vehicle is kept while somebody fills in a form; one extension adds as much again. */
export const holdMinutes = 10;
export const maximumHolds = 3;

export const holdSchema = z.object({
  id: z.uuid(),
  vehicleId: z.uuid(),
  startDate: instantSchema,
  endDate: instantSchema,
  /** From then on it claims nothing. */
  expiresAt: instantSchema,
  /** Whether it can still be extended; that is possible once. */
  mayExtend: z.boolean(),
  version: z.int(),
  createdAt: instantSchema,
});
export type Hold = z.infer<typeof holdSchema>;

const holdIdInput = { holdId: z.uuid() };

export const holdOperations = {
  listHolds: operation({
    method: 'GET',
    path: '/api/v1/holds',
    summary: "The caller's own holds that have not expired; what the waitlist offers stands with its request",
    input: z.strictObject({}),
    output: z.object({ holds: z.array(holdSchema) }),
    status: 200,
    roles,
  }),
  createHold: operation({
    method: 'POST',
    path: '/api/v1/holds',
    summary: `Keep a vehicle for ${holdMinutes} minutes while a form is filled in, by the rules of a reservation; at most ${maximumHolds} a person`,
    input: z.strictObject({
      vehicleId: z.uuid(),
      startDate: instantSchema,
      endDate: instantSchema,
      driverId: z.uuid().optional().describe('Who drives, when it is not the caller'),
      minimumSeats: z.int().min(1).max(60).optional(),
      equipment: equipmentSchema.optional(),
      tripDistanceMeters: distanceSchema.optional(),
      reservationId: z.uuid().optional().describe('The reservation that is to be changed, which is not in the way'),
    }),
    output: holdSchema,
    status: 201,
    roles,
  }),
  extendHold: operation({
    method: 'PATCH',
    path: '/api/v1/holds/{holdId}',
    summary: `Keep the vehicle for another ${holdMinutes} minutes, once`,
    input: z.strictObject({ ...holdIdInput, expectedVersion: expectedVersionSchema }),
    output: holdSchema,
    status: 200,
    roles,
  }),
  releaseHold: operation({
    method: 'DELETE',
    path: '/api/v1/holds/{holdId}',
    summary: 'Let the vehicle go; answers the hold as it was',
    input: z.strictObject(holdIdInput),
    output: holdSchema,
    status: 200,
    roles,
  }),
};
