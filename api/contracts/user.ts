import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { flagSchema, nextCursorSchema, pageInput } from './page.ts';
import { textSchema } from './text.ts';

const roleSchema = z.enum(roles);

export const userSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  /** The roles come from app roles in Microsoft Entra ID and are changed there. */
  rolesFromDirectory: z.boolean(),
  manager: z.object({ userId: z.uuid(), displayName: z.string() }).nullable(),
  department: z.string().nullable(),
  costCenter: z.string().nullable(),
  locale: z.string(),
  timeZone: z.string(),
  /** Whoever is not active cannot sign in. */
  active: z.boolean(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type User = z.infer<typeof userSchema>;

export const userOperations = {
  listUsers: operation({
    method: 'GET',
    path: '/api/v1/users',
    summary: 'The people of the tenant by name, a page at a time',
    input: z.strictObject({
      q: textSchema(80).optional().describe('Part of the name or the address'),
      role: roleSchema.optional().describe('Only those who have this role'),
      active: flagSchema.optional().describe('Only those who can sign in, or only those who cannot'),
      ...pageInput,
    }),
    output: z.object({ users: z.array(userSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles: managerRoles,
  }),
  listPeople: operation({
    method: 'GET',
    path: '/api/v1/people',
    summary: 'Everybody who can sign in, by name alone, to choose somebody from; a page at a time',
    input: z.strictObject({ q: textSchema(80).optional().describe('Part of the name'), ...pageInput }),
    output: z.object({
      people: z.array(z.object({ userId: z.uuid(), displayName: z.string() })),
      nextCursor: nextCursorSchema,
    }),
    status: 200,
    roles,
  }),
  getUser: operation({
    method: 'GET',
    path: '/api/v1/users/{userId}',
    summary: 'One person',
    input: z.strictObject({ userId: z.uuid() }),
    output: userSchema,
    status: 200,
    roles: managerRoles,
  }),
  updateUser: operation({
    method: 'PATCH',
    path: '/api/v1/users/{userId}',
    summary: 'Say what somebody may do, who their manager is, and whether they can sign in',
    input: z.strictObject({
      userId: z.uuid(),
      expectedVersion: expectedVersionSchema,
      roles: z
        .array(roleSchema)
        .min(1)
        .max(roles.length)
        .transform((chosen) => roles.filter((role) => chosen.includes(role)))
        .optional(),
      managerId: z.uuid().nullable().optional(),
      active: z.boolean().optional(),
      department: textSchema(100).min(1).nullable().optional(),
      costCenter: textSchema(40).min(1).nullable().optional(),
    }),
    output: userSchema,
    status: 200,
    roles: ['admin'],
  }),
};
