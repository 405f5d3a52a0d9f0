import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { documentTypes, VehicleDocument } from '@fleet/contracts/vehicle-document.ts';
import type { UserContext } from '../command-context.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';
import { type DocumentRow, documentNotFound, selectDocument, toDocument } from './document-rows.ts';

/**
 * The papers of a vehicle, by name; whoever drives it may need them on the way.
 * @throws {DomainError} NOT_FOUND for an unknown vehicle
 */
export async function listVehicleDocuments(
  { database, tenantId }: UserContext,
  { vehicleId }: OperationArguments<'listVehicleDocuments'>,
): Promise<OperationOutput<'listVehicleDocuments'>> {
  const [[vehicle], rows] = await Promise.all([
    database.read(tenantId, {
      name: 'vehicle.is-there',
      text: 'select from vehicles where id = $1',
      values: [vehicleId],
    }),
    database.read<DocumentRow>(tenantId, {
      name: 'vehicle-document.list',
      text: `${selectDocument} where d.vehicle_id = $1 order by d.name, d.id`,
      values: [vehicleId],
    }),
  ]);
  if (!vehicle) throw vehicleNotFound();
  return { documents: rows.map(toDocument) };
}

const extensions: Readonly<Record<(typeof documentTypes)[number], string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** @throws {DomainError} NOT_FOUND */
export async function getVehicleDocument(
  { database, tenantId }: UserContext,
  { vehicleDocumentId }: OperationArguments<'getVehicleDocument'>,
): Promise<OperationOutput<'getVehicleDocument'>> {
  const [row] = await database.read<{
    content_type: VehicleDocument['contentType'];
    content: Buffer<ArrayBuffer>;
  }>(tenantId, {
    name: 'vehicle-document.get',
    text: 'select content_type, content from vehicle_documents where id = $1',
    values: [vehicleDocumentId],
  });
  if (!row) throw documentNotFound();
  const { content_type: contentType, content } = row;
  return { contentType, fileName: `${vehicleDocumentId}.${extensions[contentType]}`, content };
}
