import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { fileSchema, operation, roles } from './operation.ts';
import { photoTypes } from './photo.ts';
import { personSchema } from './reservation.ts';
import { textSchema } from './text.ts';

export const documentTypes = ['application/pdf', ...photoTypes] as const;
export const maximumDocumentBytes = 5 * 1024 * 1024;
export const maximumVehicleDocuments = 50;

export const vehicleDocumentSchema = z.object({
  id: z.uuid(),
  vehicleId: z.uuid(),
  name: z.string(),
  /** Found in the content. */
  contentType: z.enum(documentTypes),
  sizeBytes: z.int(),
  /** The last day on which it is valid; null for one that stays so. */
  validUntil: z.iso.date().nullable(),
  uploadedBy: personSchema,
  createdAt: instantSchema,
});
export type VehicleDocument = z.infer<typeof vehicleDocumentSchema>;

const vehicleIdInput = { vehicleId: z.uuid() };
const documentIdInput = { vehicleDocumentId: z.uuid() };

export const vehicleDocumentOperations = {
  listVehicleDocuments: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}/documents',
    summary: `The papers of a vehicle, by name, at most ${maximumVehicleDocuments}`,
    input: z.strictObject(vehicleIdInput),
    output: z.object({ documents: z.array(vehicleDocumentSchema) }),
    status: 200,
    roles,
  }),
  uploadVehicleDocument: operation({
    method: 'POST',
    path: '/api/v1/vehicles/{vehicleId}/documents',
    summary: `Add a paper to a vehicle, a PDF or a picture; it may have ${maximumVehicleDocuments}`,
    input: z.strictObject({
      ...vehicleIdInput,
      name: textSchema(120).min(1).describe('What it is called'),
      validUntil: z.iso.date().optional().describe('The last day on which it is valid'),
      content: z.instanceof(Uint8Array),
    }),
    rawBody: { member: 'content', contentTypes: documentTypes, maximumBytes: maximumDocumentBytes },
    output: vehicleDocumentSchema,
    status: 201,
    roles: managerRoles,
  }),
  getVehicleDocument: operation({
    method: 'GET',
    path: '/api/v1/vehicle-documents/{vehicleDocumentId}',
    summary: 'The paper itself',
    input: z.strictObject(documentIdInput),
    output: fileSchema,
    fileTypes: documentTypes,
    status: 200,
    roles,
  }),
  deleteVehicleDocument: operation({
    method: 'DELETE',
    path: '/api/v1/vehicle-documents/{vehicleDocumentId}',
    summary: 'Take a paper away for good',
    input: z.strictObject(documentIdInput),
    output: vehicleDocumentSchema,
    status: 200,
    roles: managerRoles,
  }),
};
