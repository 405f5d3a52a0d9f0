import type { importOperations } from '@fleet/contracts/import.ts';
import { importDrivers } from '../domain/import/import-drivers.ts';
import { importVehicles } from '../domain/import/import-vehicles.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const importHandlers: OperationHandlers<keyof typeof importOperations> = { importVehicles, importDrivers };
