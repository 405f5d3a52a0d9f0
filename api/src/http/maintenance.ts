import type { maintenanceOperations } from '@fleet/contracts/maintenance.ts';
import { createMaintenance } from '../domain/maintenance/create-maintenance.ts';
import { listMaintenance } from '../domain/maintenance/maintenance-queries.ts';
import { cancelMaintenance, updateMaintenance } from '../domain/maintenance/update-maintenance.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const maintenanceHandlers: OperationHandlers<keyof typeof maintenanceOperations> = {
  listMaintenance,
  createMaintenance,
  updateMaintenance,
  cancelMaintenance,
};
