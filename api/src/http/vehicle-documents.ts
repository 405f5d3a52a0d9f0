import type { vehicleDocumentOperations } from '@fleet/contracts/vehicle-document.ts';
import { deleteVehicleDocument } from '../domain/vehicle-document/delete-vehicle-document.ts';
import { getVehicleDocument, listVehicleDocuments } from '../domain/vehicle-document/document-queries.ts';
import { uploadVehicleDocument } from '../domain/vehicle-document/upload-vehicle-document.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const vehicleDocumentHandlers: OperationHandlers<keyof typeof vehicleDocumentOperations> = {
  listVehicleDocuments,
  uploadVehicleDocument,
  getVehicleDocument,
  deleteVehicleDocument,
};
