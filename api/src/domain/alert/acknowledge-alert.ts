import type { Alert } from '@fleet/contracts/alert.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { type AlertRow, selectAlert, toAlert } from './alert-rows.ts';

/**
 * Somebody looks after it, also while it goes on. Said twice, the first one stays.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export function acknowledgeAlert(
  { actor, database, tenantId, now }: UserContext,
  { alertId, expectedVersion }: OperationArguments<'acknowledgeAlert'>,
): Promise<Alert> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'look after alerts');
    const [row] = await transaction.query<AlertRow>({
      name: 'alert.lock',
      text: `${selectAlert()} where a.id = $1 for update of a`,
      values: [alertId],
    });
    if (!row) throw new DomainError('NOT_FOUND', 'There is no such alert. GET /api/v1/alerts lists them.');
    requireVersion('alert', row.version, expectedVersion);
    if (row.acknowledgedAt) return toAlert(row);
    await Promise.all([
      transaction.query({
        name: 'alert.acknowledge',
        text: 'update alerts set acknowledged_at = $2, acknowledged_by = $3, version = version + 1 where id = $1',
        values: [alertId, now(), actor.userId],
      }),
      writeOutboxEvent(transaction, { type: 'alert.changed', entityId: alertId, payload: {} }),
      writeAudit(transaction, actor, {
        action: 'alert.acknowledged',
        entityType: 'alert',
        entityId: alertId,
        detail: { kind: row.kind, vehicleId: row.vehicle.id },
      }),
    ]);
    const { userId, displayName, email } = actor;
    const acknowledgedBy = { userId, displayName, email };
    return toAlert({ ...row, acknowledgedAt: now(), acknowledgedBy, version: row.version + 1 });
  });
}
