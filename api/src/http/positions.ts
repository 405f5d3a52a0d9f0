import type { positionOperations } from '@fleet/contracts/position.ts';
import { getVehicleTrail } from '../domain/position/get-vehicle-trail.ts';
import { listVehiclePositions } from '../domain/position/list-vehicle-positions.ts';
import { reportVehiclePosition } from '../domain/position/report-vehicle-position.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const positionHandlers: OperationHandlers<keyof typeof positionOperations> = {
  listVehiclePositions,
  getVehicleTrail,
  reportVehiclePosition,
};
