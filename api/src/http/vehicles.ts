import type { vehicleOperations } from '@fleet/contracts/vehicle.ts';
import type { vehicleScheduleOperations } from '@fleet/contracts/vehicle-schedule.ts';
import { createVehicle } from '../domain/vehicle/create-vehicle.ts';
import { getVehicleSchedule } from '../domain/vehicle/get-vehicle-schedule.ts';
import { retireVehicle } from '../domain/vehicle/retire-vehicle.ts';
import { updateVehicle } from '../domain/vehicle/update-vehicle.ts';
import { getVehicle, listVehicles } from '../domain/vehicle/vehicle-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const vehicleHandlers: OperationHandlers<
  keyof typeof vehicleOperations | keyof typeof vehicleScheduleOperations
> = {
  listVehicles,
  getVehicle,
  getVehicleSchedule,
  createVehicle,
  updateVehicle,
  retireVehicle,
};
