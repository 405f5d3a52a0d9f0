import { z } from 'zod';
import { affectedReservationsSchema } from './affected-reservations.ts';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, overlapInput, pageInput } from './page.ts';
import { textSchema } from './text.ts';

export const blackoutSchema = z.object({
  id: z.uuid(),
  /** The pool that lends nothing; without pool and vehicle it is the whole tenant. */
  poolId: z.uuid().nullable(),
  vehicleId: z.uuid().nullable(),
  startDate: instantSchema,
  endDate: instantSchema,
  reason: z.string(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** For fleet managers, where one blackout is asked for or changed; nothing happens to them by itself. */
  affected: affectedReservationsSchema.optional(),
});
export type Blackout = z.infer<typeof blackoutSchema>;

const blackoutIdInput = { blackoutId: z.uuid() };
const reasonSchema = textSchema(500).min(1);

export const blackoutOperations = {
  listBlackouts: operation({
    method: 'GET',
    path: '/api/v1/blackouts',
    summary: 'Times in which vehicles are not lent, by start, a page at a time',
    input: z.strictObject({
      ...overlapInput,
      poolId: z
        .uuid()
        .optional()
        .describe('Those that concern this pool: its own, of its vehicles, and of the whole tenant'),
      vehicleId: z
        .uuid()
        .optional()
        .describe('Those that concern this vehicle: its own, of its pool, and of the whole tenant'),
      ...pageInput,
    }),
    output: z.object({ blackouts: z.array(blackoutSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getBlackout: operation({
    method: 'GET',
    path: '/api/v1/blackouts/{blackoutId}',
    summary: 'One blackout; for fleet managers with the live reservations that fall into it',
    input: z.strictObject(blackoutIdInput),
    output: blackoutSchema,
    status: 200,
    roles,
  }),
  createBlackout: operation({
    method: 'POST',
    path: '/api/v1/blackouts',
    summary: 'Lend nothing for a time: one vehicle, a pool, or all; tells which reservations fall into it',
    input: z.strictObject({
      poolId: z.uuid().optional(),
      vehicleId: z.uuid().optional(),
      startDate: instantSchema,
      endDate: instantSchema,
      reason: reasonSchema,
    }),
    output: blackoutSchema,
    status: 201,
    roles: managerRoles,
  }),
  previewBlackout: operation({
    method: 'POST',
    path: '/api/v1/blackouts/preview',
    summary: 'Which live reservations a blackout would fall on, before anybody makes or moves it',
    input: z.strictObject({
      poolId: z.uuid().optional(),
      vehicleId: z.uuid().optional(),
      startDate: instantSchema,
      endDate: instantSchema,
    }),
    output: affectedReservationsSchema,
    status: 200,
    onlyReads: true,
    roles: managerRoles,
  }),
  updateBlackout: operation({
    method: 'PATCH',
    path: '/api/v1/blackouts/{blackoutId}',
    summary: 'Move a blackout or say another reason; tells which reservations fall into it now',
    input: z.strictObject({
      ...blackoutIdInput,
      expectedVersion: expectedVersionSchema,
      startDate: instantSchema.optional(),
      endDate: instantSchema.optional(),
      reason: reasonSchema.optional(),
    }),
    output: blackoutSchema,
    status: 200,
    roles: managerRoles,
  }),
  deleteBlackout: operation({
    method: 'DELETE',
    path: '/api/v1/blackouts/{blackoutId}',
    summary: 'Take a blackout away, so that its vehicles are lent again',
    input: z.strictObject({ ...blackoutIdInput, expectedVersion: expectedVersionSchema }),
    output: blackoutSchema,
    status: 200,
    roles: managerRoles,
  }),
};
