import type { equipmentOperations } from '@fleet/contracts/equipment.ts';
import { createEquipment } from '../domain/equipment/create-equipment.ts';
import { listEquipment } from '../domain/equipment/equipment-queries.ts';
import { updateEquipment } from '../domain/equipment/update-equipment.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const equipmentHandlers: OperationHandlers<keyof typeof equipmentOperations> = {
  listEquipment,
  createEquipment,
  updateEquipment,
};
