import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { fileSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';

const nameSchema = z.string().regex(/^[a-z][a-z_.-]{0,79}$/, { error: 'Write it as vehicle or vehicle.updated' });

export const auditEntrySchema = z.object({
  id: z.uuid(),
  occurredAt: instantSchema,
  actor: z.object({
    kind: z.enum(['user', 'bot', 'calendar', 'device', 'system']),
    /** Null when the product itself acted. */
    userId: z.uuid().nullable(),
    displayName: z.string().nullable(),
  }),
  /** `{noun}.{verb}` */
  action: z.string(),
  entityType: z.string(),
  entityId: z.uuid(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const filterInput = {
  entityType: nameSchema.optional().describe('Only what was done to things of this kind, such as vehicle'),
  entityId: z.uuid().optional().describe('Only what was done to the thing with this id'),
  actorUserId: z.uuid().optional().describe('Only what this person did'),
  action: nameSchema.optional().describe('Only this, such as vehicle.updated'),
  from: instantSchema.optional().describe('Only what was done at this instant or later'),
  to: instantSchema.optional().describe('Only what was done before this instant'),
};

/** Of one table; for more, ask for shorter periods. */
export const maximumExportedEntries = 10_000;

const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), nextCursor: nextCursorSchema });

export const auditOperations = {
  listAudit: operation({
    method: 'GET',
    path: '/api/v1/audit',
    summary: 'Who did what, newest first, a page at a time',
    input: z.strictObject({
      ...filterInput,
      ...pageInput,
    }),
    output: auditPageSchema,
    status: 200,
    roles: managerRoles,
  }),
  exportAudit: operation({
    method: 'GET',
    path: '/api/v1/audit.csv',
    summary: `Who did what, newest first, as a table of at most ${maximumExportedEntries} lines`,
    input: z.strictObject(filterInput),
    output: fileSchema,
    fileTypes: ['text/csv'],
    status: 200,
    roles: managerRoles,
  }),
  listReservationHistory: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}/history',
    summary: 'Who did what to a reservation, newest first, for whoever may see it',
    input: z.strictObject({ reservationId: z.uuid(), ...pageInput }),
    output: auditPageSchema,
    status: 200,
    roles,
  }),
};
