import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { textSchema } from './text.ts';
import { timeZoneSchema } from './time-zone.ts';

/** What a tenant can switch, and how it stands until somebody does. */
export const featureFlagDefaults = {
  /** Secret addresses under which calendar programs read reservations. */
  calendarFeeds: true,
  /** Signed messages to other systems. */
  webhooks: true,
  /** Reservations as events in Exchange Online; without it, mails carry them as files for any calendar. */
  outlookCalendar: true,
  /** Mail from the fleet mailbox in Exchange Online; without it, by the mail server of whoever runs Fleet. */
  outlookMail: true,
  /** Reservations that repeat; those that were made stay when it is switched off. */
  series: true,
  /** Waiting for a vehicle that somebody else has; whoever waits already is still offered one. */
  waitlist: true,
} as const;
export type FeatureFlag = keyof typeof featureFlagDefaults;

const featureFlags = Object.keys(featureFlagDefaults) as FeatureFlag[];
const featureFlagsSchema = z.object(
  Object.fromEntries(featureFlags.map((name) => [name, z.boolean()])) as Record<FeatureFlag, z.ZodBoolean>,
);
export type FeatureFlags = z.infer<typeof featureFlagsSchema>;

/** The flags as they are in force. */
export function withFlagDefaults(stored: Partial<FeatureFlags>): FeatureFlags {
  const entries = featureFlags.map((name) => [name, stored[name] ?? featureFlagDefaults[name]]);
  return Object.fromEntries(entries) as FeatureFlags;
}

const colorSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, { error: 'Write a color as #0f6cbd' })
  .toLowerCase();
const textColorSchema = z.enum(['#ffffff', '#000000']);

const brandingMembers = {
  /** Of buttons and links. */
  accentColor: colorSchema,
  /** What is written on it. */
  accentTextColor: textColorSchema,
  /** Of the bar at the top. */
  headerColor: colorSchema,
  headerTextColor: textColorSchema,
  /** A photo uploaded before; null is no logo. */
  logoPhotoId: z.uuid().nullable(),
};
export const brandingSchema = z.object(brandingMembers);
export type Branding = z.infer<typeof brandingSchema>;

/** Fluent's own, until a tenant chooses. */
export const defaultBranding: Branding = {
  accentColor: '#0f6cbd',
  accentTextColor: '#ffffff',
  headerColor: '#ffffff',
  headerTextColor: '#000000',
  logoPhotoId: null,
};

const limitsSchema = z.object({
  maximumVehicles: z.int(),
  maximumUsers: z.int(),
  /** Requests a minute of all the tenant's people together; null is without a limit. */
  apiRateLimit: z.int().nullable(),
});

export const tenantSchema = z.object({
  id: z.uuid(),
  /** The tenant's subdomain. */
  slug: z.string(),
  displayName: z.string(),
  timeZone: z.string(),
  /** ISO 4217 */
  currency: z.string(),
  featureFlags: featureFlagsSchema,
  branding: brandingSchema,
  /** For administrators; null for everybody else. Set by whoever runs Fleet, never by the tenant itself. */
  limits: limitsSchema.nullable(),
  version: z.int(),
  updatedAt: instantSchema,
});
export type Tenant = z.infer<typeof tenantSchema>;

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);
const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'Write a currency as EUR', abort: true })
  .refine(isCurrency, { error: 'Write a currency as EUR' });

export const tenantOperations = {
  getTenant: operation({
    method: 'GET',
    path: '/api/v1/tenants/{tenantId}',
    summary: 'The caller’s tenant: its name, branding, switches and, for administrators, limits',
    input: z.strictObject({ tenantId: z.uuid() }),
    output: tenantSchema,
    status: 200,
    roles,
  }),
  updateTenant: operation({
    method: 'PATCH',
    path: '/api/v1/tenants/{tenantId}',
    summary: 'Change the tenant; of branding and switches, what is left out stays',
    input: z.strictObject({
      tenantId: z.uuid(),
      expectedVersion: expectedVersionSchema,
      displayName: textSchema(120).min(1).optional(),
      timeZone: timeZoneSchema.optional(),
      currency: currencySchema.optional(),
      featureFlags: z.strictObject(featureFlagsSchema.shape).partial().optional(),
      branding: z.strictObject(brandingMembers).partial().optional(),
    }),
    output: tenantSchema,
    status: 200,
    roles: ['admin'],
  }),
};
