import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, orderSchema, pageInput } from './page.ts';
import { textSchema } from './text.ts';
import { licenceClassSchema } from './vehicle-class.ts';

/** Beyond the name, only the driver and the fleet managers see anything; for others it is left out. */
export const driverSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  /** Null for somebody who drives but has no account. */
  userId: z.uuid().nullable().optional(),
  email: z.string().nullable().optional(),
  licenceClasses: z.array(licenceClassSchema).optional(),
  /** The last day of its validity; null is without end. */
  licenceValidUntil: z.iso.date().nullable().optional(),
  licenceNumber: z.string().nullable().optional(),
  /** Why they may not drive at present. */
  blockedReason: z.string().nullable().optional(),
  version: z.int(),
  createdAt: instantSchema.optional(),
  updatedAt: instantSchema.optional(),
});
export type Driver = z.infer<typeof driverSchema>;

/** What a manager says of a driver, each by itself, so that an import checks a cell as a request checks a member. */
export const driverMembers = {
  displayName: textSchema(120).min(1),
  email: z.email().max(254).nullable(),
  licenceClasses: z.array(licenceClassSchema).max(20),
  licenceValidUntil: z.iso
    .date()
    .regex(/^20\d\d-/, { error: 'Choose a date between the years 2000 and 2099' })
    .nullable(),
  licenceNumber: textSchema(40).min(1).nullable(),
  blockedReason: textSchema(500).min(1).nullable(),
};

/** What a list of drivers can be ordered by; a licence without end comes last. */
export const driverSorts = ['name', 'licenceValidUntil', 'createdAt', 'updatedAt'] as const;

const driverIdInput = { driverId: z.uuid() };

export const driverOperations = {
  listDrivers: operation({
    method: 'GET',
    path: '/api/v1/drivers',
    summary: 'The drivers of the tenant, by name unless asked for otherwise; a page at a time',
    input: z.strictObject({
      q: textSchema(80).optional().describe('Part of the name; for fleet managers also of the address'),
      sort: z
        .enum(driverSorts)
        .optional()
        .describe('By the name, unless asked for otherwise; by anything else for fleet managers alone'),
      order: orderSchema.optional(),
      ...pageInput,
    }),
    output: z.object({ drivers: z.array(driverSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getDriver: operation({
    method: 'GET',
    path: '/api/v1/drivers/{driverId}',
    summary: 'One driver',
    input: z.strictObject(driverIdInput),
    output: driverSchema,
    status: 200,
    roles,
  }),
  createDriver: operation({
    method: 'POST',
    path: '/api/v1/drivers',
    summary:
      'Add a driver: somebody without account by name, or an account by its id, so that a licence can be recorded',
    input: z.strictObject({
      /** Somebody who uses Fleet; their name and address come from their account. */
      userId: z.uuid().nullable().default(null),
      /** Of somebody without account. */
      displayName: driverMembers.displayName.optional(),
      email: driverMembers.email.default(null),
      licenceClasses: driverMembers.licenceClasses.default([]),
      licenceValidUntil: driverMembers.licenceValidUntil.default(null),
      licenceNumber: driverMembers.licenceNumber.default(null),
      blockedReason: driverMembers.blockedReason.default(null),
    }),
    output: driverSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateDriver: operation({
    method: 'PATCH',
    path: '/api/v1/drivers/{driverId}',
    summary: 'Record a licence, block a driver or let them drive again; name and address only of one without account',
    input: z.strictObject({
      ...driverIdInput,
      expectedVersion: expectedVersionSchema,
      ...z.object(driverMembers).partial().shape,
    }),
    output: driverSchema,
    status: 200,
    roles: managerRoles,
  }),
};
