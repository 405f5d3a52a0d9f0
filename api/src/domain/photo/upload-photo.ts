import { createHash } from 'node:crypto';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { maximumPhotoBytes, maximumPhotosADay, type Photo } from '@fleet/contracts/photo.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { lockSelf } from '../user/lock-self.ts';
import { sniffPhotoType } from './sniff-photo-type.ts';
import { stripMetadata } from './strip-metadata.ts';

const dayMilliseconds = 86_400_000;

/**
 * Keeps a picture, to be attached to something afterwards; not what was written beside it, such as where it was taken.
 * @throws {DomainError} UNSUPPORTED_MEDIA_TYPE by what the content is, PAYLOAD_TOO_LARGE, TOO_MANY_REQUESTS after 100 within a day
 */
export async function uploadPhoto(
  { actor, tenantId, database, now }: UserContext,
  { content: sent }: OperationArguments<'uploadPhoto'>,
): Promise<Photo> {
  const contentType = await sniffPhotoType(sent);
  const content = contentType && stripMetadata(sent, contentType);
  return database.transaction(tenantId, async (transaction) => {
    if (!content) {
      const message = 'This is no JPEG, PNG or WebP picture, or it is damaged. Send one of these.';
      throw new DomainError('UNSUPPORTED_MEDIA_TYPE', message);
    }
    if (sent.byteLength > maximumPhotoBytes) {
      throw new DomainError('PAYLOAD_TOO_LARGE', 'The picture is larger than 5 MB. Send a smaller one.');
    }
    const at = now();
    await requireFewToday(transaction, actor.userId, at);
    const [made] = await transaction.query<{ id: string }>({
      name: 'photo.insert',
      text: `insert into photos (content_type, content, sha256, uploaded_by, created_at) values ($1, $2, $3, $4, $5)
             returning id`,
      values: [contentType, content, createHash('sha256').update(content).digest(), actor.userId, at],
    });
    if (!made) throw new Error('The photo was not kept');
    await writeAudit(transaction, actor, {
      action: 'photo.uploaded',
      entityType: 'photo',
      entityId: made.id,
      detail: { contentType, sizeBytes: content.byteLength },
    });
    return { id: made.id, contentType, sizeBytes: content.byteLength, createdAt: at.toISOString() };
  });
}

async function requireFewToday(transaction: TenantTransaction, userId: string, at: Date): Promise<void> {
  // The lock lets one person's uploads happen one after the other, so that each is counted.
  const [, [first]] = await Promise.all([
    lockSelf(transaction, { userId }),
    transaction.query<{ created_at: Date }>({
      name: 'photo.first-of-most',
      text: `select created_at from photos where uploaded_by = $1 and created_at > $2
             order by created_at desc offset $3 limit 1`,
      values: [userId, new Date(at.getTime() - dayMilliseconds), maximumPhotosADay - 1],
    }),
  ]);
  if (!first) return;
  const message = `You have uploaded ${maximumPhotosADay} pictures within a day. Send more tomorrow.`;
  const leftMilliseconds = first.created_at.getTime() + dayMilliseconds - at.getTime();
  throw new DomainError('TOO_MANY_REQUESTS', message, { retryAfterSeconds: Math.ceil(leftMilliseconds / 1000) });
}
