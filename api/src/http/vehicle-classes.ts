import type { vehicleClassOperations } from '@fleet/contracts/vehicle-class.ts';
import { updateVehicleClass } from '../domain/vehicle-class/update-vehicle-class.ts';
import { listVehicleClasses } from '../domain/vehicle-class/vehicle-class-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const vehicleClassHandlers: OperationHandlers<keyof typeof vehicleClassOperations> = {
  listVehicleClasses,
  updateVehicleClass,
};
