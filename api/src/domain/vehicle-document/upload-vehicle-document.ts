import { createHash } from 'node:crypto';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import {
  documentTypes,
  maximumDocumentBytes,
  maximumVehicleDocuments,
  type VehicleDocument,
} from '@fleet/contracts/vehicle-document.ts';
import { fileTypeFromBuffer } from 'file-type';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { stripMetadata } from '../photo/strip-metadata.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { readDocument } from './document-rows.ts';

/**
 * Adds a paper to a vehicle; of a picture, not what was written beside it, such as where it was taken.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND; UNSUPPORTED_MEDIA_TYPE by what the content is, PAYLOAD_TOO_LARGE,
 *   CONFLICT for one too many
 */
export async function uploadVehicleDocument(
  { actor, database, tenantId, now }: UserContext,
  { vehicleId, name, validUntil, content: sent }: OperationArguments<'uploadVehicleDocument'>,
): Promise<VehicleDocument> {
  requireFleetManagement(actor, 'keep the documents of vehicles');
  const found = await readContent(sent);
  return database.transaction(tenantId, async (transaction) => {
    // The lock lets uploads to one vehicle happen one after the other, so that each is counted.
    await lockVehicle(transaction, vehicleId);
    const { contentType, content } = requireContent(sent, found);
    const [made] = await transaction.query<{ id: string }>({
      name: 'vehicle-document.insert',
      text: `insert into vehicle_documents (vehicle_id, name, content_type, content, sha256, valid_until, uploaded_by, created_at)
             select $1::uuid, $2, $3, $4::bytea, $5::bytea, $6::date, $7::uuid, $8::timestamptz
             where (select count(*) from vehicle_documents where vehicle_id = $1) < $9
             returning id`,
      values: [
        vehicleId,
        name,
        contentType,
        content,
        createHash('sha256').update(content).digest(),
        validUntil ?? null,
        actor.userId,
        now(),
        maximumVehicleDocuments,
      ],
    });
    if (!made) {
      const message = `This vehicle has ${maximumVehicleDocuments} documents already. Take one away first.`;
      throw new DomainError('CONFLICT', message);
    }
    await writeAudit(transaction, actor, {
      action: 'vehicle.document-added',
      entityType: 'vehicle',
      entityId: vehicleId,
      detail: { documentId: made.id, name, contentType, sizeBytes: content.byteLength, validUntil: validUntil ?? null },
    });
    return readDocument(transaction, made.id);
  });
}

/** What the content is, whatever its sender says; undefined for what is not kept. */
async function readContent(sent: Uint8Array) {
  const mime = (await fileTypeFromBuffer(sent))?.mime;
  const contentType = documentTypes.find((type) => type === mime);
  const content = contentType === 'application/pdf' ? sent : contentType && stripMetadata(sent, contentType);
  return contentType && content ? { contentType, content } : undefined;
}

function requireContent<Found>(sent: Uint8Array, found: Found | undefined): Found {
  if (sent.byteLength > maximumDocumentBytes) {
    throw new DomainError('PAYLOAD_TOO_LARGE', 'The document is larger than 5 MB. Send a smaller one.');
  }
  if (!found) {
    const message = 'This is no PDF and no JPEG, PNG or WebP picture, or it is damaged. Send one of these.';
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE', message);
  }
  return found;
}
