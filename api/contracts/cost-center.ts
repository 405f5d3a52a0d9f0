import { z } from 'zod';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { flagSchema, nextCursorSchema, wholeListInput } from './page.ts';
import { textSchema } from './text.ts';

export const costCenterSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** Whether new reservations can be charged to it. */
  active: z.boolean(),
  version: z.int(),
});
export type CostCenter = z.infer<typeof costCenterSchema>;

const codeSchema = textSchema(40).min(1);
const nameSchema = textSchema(120).min(1);

export const costCenterOperations = {
  listCostCenters: operation({
    method: 'GET',
    path: '/api/v1/cost-centers',
    summary: 'The cost centers a reservation can be charged to, by code; without a limit up to 2,000 of them',
    input: z.strictObject({
      all: flagSchema.optional().describe('Also those that are closed; for fleet managers'),
      ...wholeListInput,
    }),
    output: z.object({ costCenters: z.array(costCenterSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  createCostCenter: operation({
    method: 'POST',
    path: '/api/v1/cost-centers',
    summary: 'Add a cost center',
    input: z.strictObject({ code: codeSchema, name: nameSchema }),
    output: costCenterSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateCostCenter: operation({
    method: 'PATCH',
    path: '/api/v1/cost-centers/{code}',
    summary: 'Rename, close or reopen a cost center; reservations that were charged to it stay so',
    input: z.strictObject({
      code: codeSchema.describe('The code of the cost center'),
      expectedVersion: expectedVersionSchema,
      name: nameSchema.optional(),
      active: z.boolean().optional(),
    }),
    output: costCenterSchema,
    status: 200,
    roles: managerRoles,
  }),
};
