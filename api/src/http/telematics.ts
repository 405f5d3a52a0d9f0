import type { telematicsOperations } from '@fleet/contracts/telematics.ts';
import type { SecretBox } from '../domain/secret-box.ts';
import { createTelematicsConnection } from '../domain/telematics/create-telematics-connection.ts';
import { createTelematicsDevice } from '../domain/telematics/create-telematics-device.ts';
import { deleteTelematicsConnection } from '../domain/telematics/delete-telematics-connection.ts';
import { deleteTelematicsDevice } from '../domain/telematics/delete-telematics-device.ts';
import { listTelematicsConnections } from '../domain/telematics/list-telematics-connections.ts';
import { listTelematicsDevices } from '../domain/telematics/list-telematics-devices.ts';
import { testTelematicsConnection } from '../domain/telematics/test-telematics-connection.ts';
import { updateTelematicsConnection } from '../domain/telematics/update-telematics-connection.ts';
import { updateTelematicsDevice } from '../domain/telematics/update-telematics-device.ts';
import { getTelematicsSettings, updateTelematicsSettings } from '../domain/telematics/update-telematics-settings.ts';
import type { OperationHandlers } from './operation-handler.ts';

/** @param secretBox keeps the credentials of vendors */
export function telematicsHandlers(secretBox: SecretBox): OperationHandlers<keyof typeof telematicsOperations> {
  return {
    listTelematicsConnections,
    createTelematicsConnection: (context, input) => createTelematicsConnection(context, input, secretBox),
    updateTelematicsConnection: (context, input) => updateTelematicsConnection(context, input, secretBox),
    deleteTelematicsConnection,
    testTelematicsConnection,
    listTelematicsDevices,
    createTelematicsDevice,
    updateTelematicsDevice,
    deleteTelematicsDevice,
    getTelematicsSettings,
    updateTelematicsSettings,
  };
}
