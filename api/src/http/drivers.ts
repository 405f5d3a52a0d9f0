import type { driverOperations } from '@fleet/contracts/driver.ts';
import { createDriver } from '../domain/driver/create-driver.ts';
import { getDriver, listDrivers } from '../domain/driver/driver-queries.ts';
import { updateDriver } from '../domain/driver/update-driver.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const driverHandlers: OperationHandlers<keyof typeof driverOperations> = {
  listDrivers,
  getDriver,
  createDriver,
  updateDriver,
};
