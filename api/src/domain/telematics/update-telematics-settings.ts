import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { lockTenant } from '../tenant/lock-tenant.ts';
import { readTelematicsSettings, type TelematicsSettings, telematicsSettingsColumns } from './telematics-settings.ts';

/** How long positions are kept and who sees them, and whether vehicles hand themselves over. */
export async function getTelematicsSettings(context: UserContext): Promise<OperationOutput<'getTelematicsSettings'>> {
  requireFleetManagement(context.actor, 'see how positions are kept');
  return readTelematicsSettings(context);
}

/**
 * Changes how long positions are kept, or who sees them; what is too old by then goes within the hour.
 * @throws {DomainError} FORBIDDEN, PRECONDITION_FAILED
 */
export function updateTelematicsSettings(
  context: UserContext,
  { expectedVersion, ...input }: OperationArguments<'updateTelematicsSettings'>,
): Promise<OperationOutput<'updateTelematicsSettings'>> {
  const { actor, tenantId, database, now } = context;
  if (!actor.roles.includes('admin')) {
    throw new DomainError('FORBIDDEN', 'Only administrators decide how long positions are kept. Ask one of yours.');
  }
  return database.transaction(tenantId, async (transaction) => {
    await lockTenant(transaction);
    const before = await readTelematicsSettings(context, transaction);
    requireVersion('setting', before.version, expectedVersion);
    const after = merge(before, input);
    const detail = describeChanges(before, after);
    if (Object.keys(detail).length === 0) return before;
    const [row] = await transaction.query<TelematicsSettings>({
      name: 'telematics-settings.update',
      text: `insert into telematics_settings as s (position_retention_days, position_thinning_days, automatic_handover,
               unreserved_positions, version, updated_at)
             values ($1, $2, $3, $4, 2, $5)
             on conflict (tenant_id) do update set position_retention_days = excluded.position_retention_days,
               position_thinning_days = excluded.position_thinning_days,
               automatic_handover = excluded.automatic_handover,
               unreserved_positions = excluded.unreserved_positions, version = s.version + 1, updated_at = excluded.updated_at
             returning ${telematicsSettingsColumns}`,
      values: [
        after.positionRetentionDays,
        after.positionThinningDays,
        after.automaticHandover,
        after.unreservedPositions,
        now(),
      ],
    });
    await writeAudit(transaction, actor, {
      action: 'telematics-settings.updated',
      entityType: 'tenant',
      entityId: tenantId,
      detail,
    });
    return row ?? after;
  });
}
