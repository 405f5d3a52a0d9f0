import type { costCenterOperations } from '@fleet/contracts/cost-center.ts';
import { listCostCenters } from '../domain/cost-center/cost-center-queries.ts';
import { createCostCenter } from '../domain/cost-center/create-cost-center.ts';
import { updateCostCenter } from '../domain/cost-center/update-cost-center.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const costCenterHandlers: OperationHandlers<keyof typeof costCenterOperations> = {
  listCostCenters,
  createCostCenter,
  updateCostCenter,
};
