import { z } from 'zod';
import { operation, roles } from './operation.ts';

export const costCenterSchema = z.object({ code: z.string(), name: z.string() });
export type CostCenter = z.infer<typeof costCenterSchema>;

export const costCenterOperations = {
  listCostCenters: operation({
    method: 'GET',
    path: '/api/v1/cost-centers',
    summary: 'The cost centers a reservation can be charged to',
    input: z.strictObject({}),
    output: z.object({ costCenters: z.array(costCenterSchema) }),
    status: 200,
    roles,
  }),
};
