import { z } from 'zod';
import { affectedReservationsSchema } from './affected-reservations.ts';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';
import { textSchema } from './text.ts';

export const maintenanceKindSchema = z.enum(['service', 'inspection', 'repair', 'tires', 'cleaning', 'other']);
export const maintenanceStatusSchema = z.enum(['planned', 'in_progress', 'done', 'cancelled']);
export type MaintenanceStatus = z.infer<typeof maintenanceStatusSchema>;

const noteSchema = textSchema(1000).nullable();
const costSchema = z.int().min(0).max(1_000_000_000).nullable();
const odometerSchema = z.int().min(0).max(10_000_000_000).nullable();

export const maintenanceSchema = z.object({
  id: z.uuid(),
  vehicleId: z.uuid(),
  kind: maintenanceKindSchema,
  startDate: instantSchema,
  /** Null while nobody knows when the vehicle comes back. */
  endDate: instantSchema.nullable(),
  status: maintenanceStatusSchema,
  /** These three are for fleet managers; null for everybody else. */
  note: z.string().nullable(),
  costCents: z.int().nullable(),
  odometerMeters: z.int().nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** For fleet managers, where one is changed; nothing happens to these reservations by itself. */
  affected: affectedReservationsSchema.optional(),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;

const maintenanceIdInput = { maintenanceId: z.uuid() };

export const maintenanceOperations = {
  listMaintenance: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}/maintenance',
    summary: 'What was, is and will be done to a vehicle, newest first, a page at a time',
    input: z.strictObject({
      vehicleId: z.uuid(),
      status: maintenanceStatusSchema.optional().describe('Only what is in this state'),
      ...pageInput,
    }),
    output: z.object({ maintenance: z.array(maintenanceSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createMaintenance: operation({
    method: 'POST',
    path: '/api/v1/vehicles/{vehicleId}/maintenance',
    summary: 'Plan or begin work on a vehicle, which is not lent meanwhile; tells which reservations fall into it',
    input: z.strictObject({
      vehicleId: z.uuid(),
      kind: maintenanceKindSchema,
      startDate: instantSchema,
      endDate: instantSchema.nullable().default(null),
      status: maintenanceStatusSchema.extract(['planned', 'in_progress']).default('planned'),
      note: noteSchema.default(null),
      costCents: costSchema.default(null),
      odometerMeters: odometerSchema.default(null),
    }),
    output: maintenanceSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateMaintenance: operation({
    method: 'PATCH',
    path: '/api/v1/maintenance/{maintenanceId}',
    summary: 'Begin, move or finish work on a vehicle; what is done or cancelled keeps its time and status',
    input: z.strictObject({
      ...maintenanceIdInput,
      expectedVersion: expectedVersionSchema,
      kind: maintenanceKindSchema.optional(),
      startDate: instantSchema.optional(),
      endDate: instantSchema.nullable().optional(),
      status: maintenanceStatusSchema.exclude(['cancelled']).optional(),
      note: noteSchema.optional(),
      costCents: costSchema.optional(),
      odometerMeters: odometerSchema.optional(),
    }),
    output: maintenanceSchema,
    status: 200,
    roles: managerRoles,
  }),
  cancelMaintenance: operation({
    method: 'DELETE',
    path: '/api/v1/maintenance/{maintenanceId}',
    summary: 'Cancel work on a vehicle, which is lent again',
    input: z.strictObject({ ...maintenanceIdInput, expectedVersion: expectedVersionSchema }),
    output: maintenanceSchema,
    status: 200,
    roles: managerRoles,
  }),
};
