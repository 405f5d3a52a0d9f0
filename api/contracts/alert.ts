import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';
import { personSchema } from './reservation.ts';

export const alertKinds = [
  /** By where it is, the vehicle will not be back in time. */
  'late-return',
  'use-without-reservation',
  /** Battery or tank will hardly do for the next reservation. */
  'low-energy',
  'maintenance-due',
  'fault-code',
  'geofence-entered',
  'geofence-exited',
] as const;
export const alertKindSchema = z.enum(alertKinds);
export type AlertKind = z.infer<typeof alertKindSchema>;

export const alertSchema = z.object({
  id: z.uuid(),
  kind: alertKindSchema,
  vehicle: z.object({ id: z.uuid(), name: z.string(), licensePlate: z.string() }),
  reservationId: z.uuid().nullable(),
  /** What is known of it, by kind: `expectedReturnAt`, `percent`, `faultCodes`, `geofenceName`, `odometerMeters`. */
  detail: z.object({
    expectedReturnAt: instantSchema.optional(),
    dueAt: instantSchema.optional(),
    percent: z.number().optional(),
    faultCodes: z.array(z.string()).optional(),
    geofenceName: z.string().optional(),
    odometerMeters: z.int().optional(),
    dueOdometerMeters: z.int().optional(),
  }),
  raisedAt: instantSchema,
  /** When it ceased by itself. */
  resolvedAt: instantSchema.nullable(),
  acknowledgedAt: instantSchema.nullable(),
  acknowledgedBy: personSchema.nullable(),
  version: z.int(),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertOperations = {
  listAlerts: operation({
    method: 'GET',
    path: '/api/v1/alerts',
    summary: 'What somebody should look at, newest first, a page at a time',
    input: z.strictObject({
      state: z
        .enum(['open', 'all'])
        .default('open')
        .describe('Only those nobody has acknowledged and that go on, or all'),
      kind: alertKindSchema.optional().describe('Only those of this kind'),
      vehicleId: z.uuid().optional().describe('Only those of this vehicle'),
      ...pageInput,
    }),
    output: z.object({ alerts: z.array(alertSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles: managerRoles,
  }),
  acknowledgeAlert: operation({
    method: 'POST',
    path: '/api/v1/alerts/{alertId}/acknowledge',
    summary: 'Say that somebody looks after it; the same happening anew raises another',
    input: z.strictObject({ alertId: z.uuid(), expectedVersion: expectedVersionSchema }),
    output: alertSchema,
    status: 200,
    roles: managerRoles,
  }),
};
