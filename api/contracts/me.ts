import { z } from 'zod';
import { instantSchema } from './instant.ts';
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

const busyTimeSchema = z.object({
  startDate: instantSchema,
  endDate: instantSchema,
  status: z.enum(['tentative', 'busy', 'out-of-office']),
});

export const busyTimesSchema = z.object({
  /**
   * `unknown`: nothing can be told now, and nobody needs to wait for it. `consent-needed`: the person, or their administrator,
   * has not agreed that Fleet looks.
   */
  state: z.enum(['known', 'consent-needed', 'unknown']),
  /** By start; empty unless known. Never what for, or where. */
  busyTimes: z.array(busyTimeSchema),
});
export type BusyTimes = z.infer<typeof busyTimesSchema>;

/** Graph tells less than 62 days at once. */
const maximumBusyDays = 61;

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
  listMyBusyTimes: operation({
    method: 'GET',
    path: '/api/v1/me/busy-times',
    summary: 'When one’s own Outlook calendar says one is busy; an answer is given also where that cannot be known',
    input: z
      .strictObject({
        startDate: instantSchema.describe('From when on'),
        endDate: instantSchema.describe('Until when; at most 61 days later'),
      })
      .refine(({ startDate, endDate }) => Date.parse(endDate) > Date.parse(startDate), {
        error: 'The end must be after the start',
        path: ['endDate'],
      })
      .refine(({ startDate, endDate }) => Date.parse(endDate) - Date.parse(startDate) <= maximumBusyDays * 86_400_000, {
        error: `Ask for at most ${maximumBusyDays} days at once`,
        path: ['endDate'],
      }),
    output: busyTimesSchema,
    status: 200,
    roles,
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
