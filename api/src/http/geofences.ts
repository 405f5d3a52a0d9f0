import type { geofenceOperations } from '@fleet/contracts/geofence.ts';
import { createGeofence } from '../domain/geofence/create-geofence.ts';
import { deleteGeofence } from '../domain/geofence/delete-geofence.ts';
import { listGeofences } from '../domain/geofence/list-geofences.ts';
import { updateGeofence } from '../domain/geofence/update-geofence.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const geofenceHandlers: OperationHandlers<keyof typeof geofenceOperations> = {
  listGeofences,
  createGeofence,
  updateGeofence,
  deleteGeofence,
};
