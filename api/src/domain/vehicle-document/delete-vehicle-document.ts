import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { VehicleDocument } from '@fleet/contracts/vehicle-document.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { documentNotFound, readDocument } from './document-rows.ts';

/**
 * @returns the document as it was
 * @throws {DomainError} FORBIDDEN, NOT_FOUND
 */
export async function deleteVehicleDocument(
  { actor, database, tenantId }: UserContext,
  { vehicleDocumentId }: OperationArguments<'deleteVehicleDocument'>,
): Promise<VehicleDocument> {
  requireFleetManagement(actor, 'keep the documents of vehicles');
  return database.transaction(tenantId, async (transaction) => {
    const document = await readDocument(transaction, vehicleDocumentId);
    const [gone] = await transaction.query({
      name: 'vehicle-document.delete',
      text: 'delete from vehicle_documents where id = $1 returning id',
      values: [vehicleDocumentId],
    });
    // Somebody else was faster.
    if (!gone) throw documentNotFound();
    await writeAudit(transaction, actor, {
      action: 'vehicle.document-deleted',
      entityType: 'vehicle',
      entityId: document.vehicleId,
      detail: { documentId: document.id, name: document.name },
    });
    return document;
  });
}
