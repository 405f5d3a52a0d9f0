import type { VehicleDocument } from '@fleet/contracts/vehicle-document.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

export interface DocumentRow extends Omit<VehicleDocument, 'createdAt' | 'uploadedBy'> {
  created_at: Date;
  user_id: string;
  display_name: string;
  email: string;
}

/** `select … from …` without the content; a condition on `d` follows. */
export const selectDocument = `
  select d.id, d.vehicle_id as "vehicleId", d.name, d.content_type as "contentType", d.size_bytes as "sizeBytes",
    d.valid_until::text as "validUntil", d.created_at, u.id as user_id, u.display_name, u.email
  from vehicle_documents d join users u on u.tenant_id = d.tenant_id and u.id = d.uploaded_by`;

export function toDocument({ created_at, user_id, display_name, email, ...document }: DocumentRow): VehicleDocument {
  return {
    ...document,
    uploadedBy: { userId: user_id, displayName: display_name, email },
    createdAt: created_at.toISOString(),
  };
}

/** @throws {DomainError} NOT_FOUND */
export async function readDocument(transaction: TenantTransaction, documentId: string): Promise<VehicleDocument> {
  const [row] = await transaction.query<DocumentRow>({
    name: 'vehicle-document.by-id',
    text: `${selectDocument} where d.id = $1`,
    values: [documentId],
  });
  if (!row) throw documentNotFound();
  return toDocument(row);
}

export function documentNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such document. Choose one from the list of the vehicle.');
}
