import type { costCenterOperations } from '@fleet/contracts/cost-center.ts';
import { listCostCenters } from '../domain/cost-center/cost-center-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const costCenterHandlers: OperationHandlers<keyof typeof costCenterOperations> = { listCostCenters };
