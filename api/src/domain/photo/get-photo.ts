import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

// Vehicles and the logo are shown to everybody; a handover to whoever may see its reservation (reservation-policy.ts).
const visible = `
  p.uploaded_by = $2
  or exists (select from vehicles v where v.tenant_id = p.tenant_id and v.photo_id = p.id)
  or exists (select from tenants t where t.id = p.tenant_id and t.branding ->> 'logoPhotoId' = p.id::text)
  or exists (
    select from handover_photos hp
    join handovers h on h.tenant_id = hp.tenant_id and h.id = hp.handover_id
    join reservations r on r.tenant_id = h.tenant_id and r.id = h.reservation_id
    join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
    where hp.tenant_id = p.tenant_id and hp.photo_id = p.id and (
      r.created_by = $2 or d.user_id = $2
      or exists (
        select from reservation_approvals a
        where a.tenant_id = r.tenant_id and a.reservation_id = r.id and (a.approver_id = $2 or a.approver_id = any ($4::uuid[]) or a.decided_by = $2)
      )
    )
  )`;

const extensions: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/**
 * The picture itself, for whoever uploaded it, manages the fleet or may see what it is attached to.
 * @throws {DomainError} NOT_FOUND for everybody else, as for a picture that never was
 */
export async function getPhoto(
  { actor, tenantId, database }: UserContext,
  { photoId }: OperationArguments<'getPhoto'>,
): Promise<OperationOutput<'getPhoto'>> {
  const [row] = await database.read<{ content_type: string; content: Buffer<ArrayBuffer> }>(tenantId, {
    name: 'photo.get',
    text: `select p.content_type, p.content from photos p where p.id = $1 and ($3 or ${visible})`,
    values: [photoId, actor.userId, managesFleet(actor), actor.decidesFor],
  });
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such picture among those you can see.');
  const { content_type: contentType, content } = row;
  return { contentType, fileName: `${photoId}.${extensions[contentType]}`, content };
}
