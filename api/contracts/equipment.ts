import { z } from 'zod';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, wholeListInput } from './page.ts';
import { textSchema } from './text.ts';

const codeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'Write a code as tow-bar' });

export const equipmentSchema = z.object({ code: z.string(), displayName: z.string(), version: z.int() });
export type Equipment = z.infer<typeof equipmentSchema>;

export const equipmentOperations = {
  listEquipment: operation({
    method: 'GET',
    path: '/api/v1/equipment',
    summary: 'What vehicles of the tenant can carry, by name; without a limit up to 2,000 kinds of it',
    input: z.strictObject(wholeListInput),
    output: z.object({ equipment: z.array(equipmentSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createEquipment: operation({
    method: 'POST',
    path: '/api/v1/equipment',
    summary: 'Add a kind of equipment',
    input: z.strictObject({ code: codeSchema, displayName: textSchema(80).min(1) }),
    output: equipmentSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateEquipment: operation({
    method: 'PATCH',
    path: '/api/v1/equipment/{code}',
    summary: 'Rename a kind of equipment',
    input: z.strictObject({
      code: codeSchema.describe('The code of the equipment'),
      expectedVersion: expectedVersionSchema,
      displayName: textSchema(80).min(1).optional(),
    }),
    output: equipmentSchema,
    status: 200,
    roles: managerRoles,
  }),
};
