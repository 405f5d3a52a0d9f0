import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { defaultBranding, type Tenant, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { findUnreadableColors } from './branding-rules.ts';
import { selectTenant, type TenantRow, tenantColumns, tenantNotFound, toTenant } from './tenant-rows.ts';

/**
 * Changes the tenant as its administrator. What is left out stays, also inside branding and switches; limits are not the
 * tenant's to change.
 * @throws {DomainError} NOT_FOUND for another tenant, FORBIDDEN, PRECONDITION_FAILED, VALIDATION_FAILED for unreadable colors,
 * NOT_FOUND too for an unknown logo
 */
export function updateTenant(
  { actor, tenantId, database, now }: UserContext,
  { tenantId: wanted, expectedVersion, ...input }: OperationArguments<'updateTenant'>,
): Promise<Tenant> {
  return database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<TenantRow>({
      name: 'tenant.get-for-update',
      text: `${selectTenant} for no key update`,
      values: [wanted],
    });
    if (!row) throw tenantNotFound();
    if (!actor.roles.includes('admin')) {
      throw new DomainError('FORBIDDEN', 'Only administrators change the tenant. Ask one of yours.');
    }
    requireVersion('tenant', row.version, expectedVersion);
    const before = changeable(row);
    const after = merge(before, {
      ...input,
      featureFlags: merge(before.featureFlags, input.featureFlags ?? {}),
      branding: merge(before.branding, input.branding ?? {}),
    });
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return toTenant(row, actor);
    refuseWrongInput(findUnreadableColors(after.branding));
    if (changes.branding && after.branding.logoPhotoId) await requirePhoto(transaction, after.branding.logoPhotoId);
    const [updated] = await transaction.query<TenantRow>({
      name: 'tenant.update',
      text: `update tenants set display_name = $2, time_zone = $3, currency = $4, feature_flags = $5, branding = $6,
               version = version + 1, updated_at = $7
             where id = $1 returning ${tenantColumns}`,
      values: [
        wanted,
        after.displayName,
        after.timeZone,
        after.currency,
        JSON.stringify(after.featureFlags),
        JSON.stringify(after.branding),
        now(),
      ],
    });
    if (!updated) throw tenantNotFound();
    await writeAudit(transaction, actor, {
      action: 'tenant.updated',
      entityType: 'tenant',
      entityId: wanted,
      detail: changes,
    });
    return toTenant(updated, actor);
  });
}

function changeable(row: TenantRow) {
  return {
    displayName: row.display_name,
    timeZone: row.time_zone,
    currency: row.currency,
    featureFlags: withFlagDefaults(row.feature_flags),
    branding: { ...defaultBranding, ...row.branding },
  };
}

async function requirePhoto(transaction: TenantTransaction, photoId: string): Promise<void> {
  const found = await transaction.query({
    name: 'photo.hold',
    text: 'select from photos where id = $1 for key share',
    values: [photoId],
  });
  if (found.length > 0) return;
  const message = 'There is no such photo. Upload one with POST /api/v1/photos.';
  refuseWrongInput([{ path: 'branding.logoPhotoId', message, isUnknown: true }]);
}
