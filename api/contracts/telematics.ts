import { z } from 'zod';
import { telematicsVendors } from './device-point.ts';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';
import { textSchema } from './text.ts';

export const telematicsVendorSchema = z.enum(telematicsVendors);

export const telematicsConnectionSchema = z.object({
  id: z.uuid(),
  vendor: telematicsVendorSchema,
  name: z.string(),
  /** Of the vendor's server; null is the vendor's own. */
  address: z.string().nullable(),
  /** Whether there are credentials; they are never told. */
  hasCredentials: z.boolean(),
  /** Whether there is a secret address to which the vendor posts; it is told once. */
  hasWebhook: z.boolean(),
  active: z.boolean(),
  deviceCount: z.int(),
  /** `waiting` until something was heard for the first time. */
  health: z.enum(['waiting', 'working', 'silent', 'failing', 'off']),
  lastSuccessAt: instantSchema.nullable(),
  /** By the clocks of the devices: how far behind we are. */
  lastPointAt: instantSchema.nullable(),
  lastErrorAt: instantSchema.nullable(),
  /** Why it does not work, while it does not. */
  lastError: z.string().nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type TelematicsConnection = z.infer<typeof telematicsConnectionSchema>;

export const telematicsDeviceSchema = z.object({
  id: z.uuid(),
  connectionId: z.uuid().nullable(),
  vendor: z.enum([...telematicsVendors, 'phone']),
  /** How the vendor names it: an id, or an IMEI. */
  externalId: z.string(),
  name: z.string().nullable(),
  /** Null until somebody says in which vehicle it sits. */
  vehicle: z.object({ id: z.uuid(), name: z.string(), licensePlate: z.string() }).nullable(),
  lastSeenAt: instantSchema.nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type TelematicsDevice = z.infer<typeof telematicsDeviceSchema>;

/** Who, sees where a vehicle is or was while nobody had it by a reservation. */
const unreservedPositionsSchema = z.enum(['managers', 'nobody']);

export const telematicsSettingsSchema = z.object({
  positionRetentionDays: z.int(),
  positionThinningDays: z.int(),
  automaticHandover: z.boolean(),
  unreservedPositions: unreservedPositionsSchema,
  version: z.int(),
});

const addressSchema = z
  .url({ protocol: /^https?$/, error: 'Write the address of the server, beginning with https://' })
  .max(300);
const credentialText = z.string().min(1).max(500);
/** Which of them a vendor needs is said when one is missing. */
const credentialsSchema = z.strictObject({
  /** Geotab */
  database: textSchema(100).min(1).optional(),
  userName: textSchema(200).min(1).optional(),
  password: credentialText.optional(),
  /** Samsara, Traccar */
  apiToken: credentialText.optional(),
  /** Samsara: the secret of its webhook, as it shows it, in base64. */
  webhookSecret: z
    .string()
    .max(500)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'Enter the secret as Samsara shows it' })
    .optional(),
});

const connectionIdInput = { telematicsConnectionId: z.uuid() };
const deviceIdInput = { telematicsDeviceId: z.uuid() };
const externalIdSchema = textSchema(100).min(1);

export const telematicsOperations = {
  listTelematicsConnections: operation({
    method: 'GET',
    path: '/api/v1/telematics-connections',
    summary: 'The services and devices that tell where vehicles are, with how they fare',
    input: z.strictObject({}),
    output: z.object({ telematicsConnections: z.array(telematicsConnectionSchema) }),
    status: 200,
    roles: managerRoles,
  }),
  createTelematicsConnection: operation({
    method: 'POST',
    path: '/api/v1/telematics-connections',
    summary: 'Connect a telematics service, or let Teltonika devices connect; a secret address is told this once',
    input: z.strictObject({
      vendor: telematicsVendorSchema,
      name: textSchema(80).min(1),
      address: addressSchema.nullable().default(null),
      credentials: credentialsSchema.optional(),
    }),
    output: telematicsConnectionSchema.extend({
      /** Below the address of the server, for Traccar's forwarding and Samsara's webhook: `/telematics/…`. */
      webhookPath: z.string().nullable(),
    }),
    status: 201,
    roles: managerRoles,
  }),
  updateTelematicsConnection: operation({
    method: 'PATCH',
    path: '/api/v1/telematics-connections/{telematicsConnectionId}',
    summary: 'Change a connection, or switch it off and on; credentials are replaced as a whole',
    input: z.strictObject({
      ...connectionIdInput,
      expectedVersion: expectedVersionSchema,
      name: textSchema(80).min(1).optional(),
      address: addressSchema.nullable().optional(),
      credentials: credentialsSchema.optional(),
      active: z.boolean().optional(),
    }),
    output: telematicsConnectionSchema,
    status: 200,
    roles: managerRoles,
  }),
  deleteTelematicsConnection: operation({
    method: 'DELETE',
    path: '/api/v1/telematics-connections/{telematicsConnectionId}',
    summary: 'Remove a connection with its credentials and devices; what they told stays',
    input: z.strictObject({ ...connectionIdInput, expectedVersion: expectedVersionSchema }),
    output: telematicsConnectionSchema,
    status: 200,
    roles: managerRoles,
  }),
  testTelematicsConnection: operation({
    method: 'POST',
    path: '/api/v1/telematics-connections/{telematicsConnectionId}/test',
    summary:
      'Ask the service at once whether address and credentials work; the answer stands in the connection a moment later',
    input: z.strictObject(connectionIdInput),
    output: telematicsConnectionSchema,
    status: 200,
    roles: managerRoles,
  }),
  listTelematicsDevices: operation({
    method: 'GET',
    path: '/api/v1/telematics-devices',
    summary: 'The devices that were registered or heard of, those without a vehicle first, a page at a time',
    input: z.strictObject({
      connectionId: z.uuid().optional().describe('Only those of this connection'),
      vehicleId: z.uuid().optional().describe('Only those of this vehicle'),
      ...pageInput,
    }),
    output: z.object({ telematicsDevices: z.array(telematicsDeviceSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles: managerRoles,
  }),
  createTelematicsDevice: operation({
    method: 'POST',
    path: '/api/v1/telematics-devices',
    summary: 'Register a device before it is heard of; a Teltonika plug must be',
    input: z.strictObject({
      connectionId: z.uuid(),
      externalId: externalIdSchema,
      name: textSchema(80).min(1).nullable().default(null),
      vehicleId: z.uuid().nullable().default(null),
    }),
    output: telematicsDeviceSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateTelematicsDevice: operation({
    method: 'PATCH',
    path: '/api/v1/telematics-devices/{telematicsDeviceId}',
    summary: 'Say in which vehicle a device sits from now on, or name it',
    input: z.strictObject({
      ...deviceIdInput,
      expectedVersion: expectedVersionSchema,
      name: textSchema(80).min(1).nullable().optional(),
      vehicleId: z.uuid().nullable().optional(),
    }),
    output: telematicsDeviceSchema,
    status: 200,
    roles: managerRoles,
  }),
  deleteTelematicsDevice: operation({
    method: 'DELETE',
    path: '/api/v1/telematics-devices/{telematicsDeviceId}',
    summary: 'Forget a device; what it told stays',
    input: z.strictObject({ ...deviceIdInput, expectedVersion: expectedVersionSchema }),
    output: telematicsDeviceSchema,
    status: 200,
    roles: managerRoles,
  }),
  getTelematicsSettings: operation({
    method: 'GET',
    path: '/api/v1/telematics-settings',
    summary: 'How long positions are kept, who sees them, and whether vehicles check themselves out and in',
    input: z.strictObject({}),
    output: telematicsSettingsSchema,
    status: 200,
    roles: managerRoles,
  }),
  updateTelematicsSettings: operation({
    method: 'PATCH',
    path: '/api/v1/telematics-settings',
    summary: 'Change how long positions are kept, who sees them, or whether vehicles check themselves out and in',
    input: z.strictObject({
      expectedVersion: expectedVersionSchema,
      positionRetentionDays: z.int().min(1).max(730).optional(),
      positionThinningDays: z.int().min(1).max(730).optional(),
      automaticHandover: z.boolean().optional(),
      unreservedPositions: unreservedPositionsSchema
        .optional()
        .describe('Who sees where a vehicle is or was while nobody had it by a reservation'),
    }),
    output: telematicsSettingsSchema,
    status: 200,
    roles: ['admin'],
  }),
};
