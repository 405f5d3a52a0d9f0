import type { vehicleOperations } from '@fleet/contracts/vehicle.ts';
import { listVehicles } from '../domain/vehicle/vehicle-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const vehicleHandlers: OperationHandlers<keyof typeof vehicleOperations> = { listVehicles };
