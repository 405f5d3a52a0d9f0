import { z } from 'zod';
import { localeSchema } from './locale.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { timeZoneSchema } from './time-zone.ts';

export const meSchema = z.object({
  userId: z.uuid(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  displayName: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  locale: z.string(),
  timeZone: z.string(),
  department: z.string().nullable(),
  costCenter: z.string().nullable(),
  version: z.int(),
});
export type Me = z.infer<typeof meSchema>;

export const meOperations = {
  getMe: operation({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'Who the token belongs to, and the tenant id for X-Tenant-ID',
    input: z.strictObject({}),
    output: meSchema,
    status: 200,
    roles,
    tenantHeaderOptional: true,
  }),
  updateMe: operation({
    method: 'PATCH',
    path: '/api/v1/me',
    summary: 'Choose one’s own language and time zone',
    input: z.strictObject({
      expectedVersion: expectedVersionSchema,
      locale: localeSchema.optional(),
      timeZone: timeZoneSchema.optional(),
    }),
    output: meSchema,
    status: 200,
    roles,
  }),
};
