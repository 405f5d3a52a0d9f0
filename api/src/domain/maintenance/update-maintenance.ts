import type { Maintenance } from '@fleet/contracts/maintenance.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { holdVehicles } from '../affected-reservations.ts';
import { requirePeriod } from '../blackout/blackout-rows.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import {
  answerMaintenance,
  isOpen,
  lockMaintenance,
  type MaintenanceRow,
  maintenanceMembers,
  recordMaintenance,
} from './maintenance-rows.ts';

/**
 * Begins, moves or finishes work. What is finished without an end ends now.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; VALIDATION_FAILED for an end before the start; CONFLICT for
 * time or status of what is done or cancelled
 */
export async function updateMaintenance(
  { actor, database, tenantId, now }: UserContext,
  { maintenanceId, expectedVersion, startDate, endDate, ...members }: OperationArguments<'updateMaintenance'>,
): Promise<Maintenance> {
  requireFleetManagement(actor, 'plan maintenance');
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const before = await lockMaintenance(transaction, maintenanceId);
    requireVersion('maintenance', before.version, expectedVersion);
    const after = merge(before, {
      ...members,
      startDate: startDate === undefined ? undefined : new Date(startDate),
      endDate: endDate == null ? endDate : new Date(endDate),
    });
    if (after.status === 'done' && after.endDate === null && at > after.startDate) after.endDate = at;
    requirePeriod(after);
    const detail = describeChanges(before, after);
    requireOpen(before, detail);
    if (Object.keys(detail).length === 0) return answerMaintenance(transaction, before);
    await holdVehicles(transaction, { vehicleId: before.vehicleId, poolId: null });
    const row = await writeMaintenance(transaction, after, at);
    await recordMaintenance(transaction, actor, row, { action: 'maintenance.updated', detail });
    return answerMaintenance(transaction, row);
  });
}

/**
 * Cancels work that is not done. Cancelled once more, it stays as it is.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; CONFLICT for what is done
 */
export async function cancelMaintenance(
  { actor, database, tenantId, now }: UserContext,
  { maintenanceId, expectedVersion }: OperationArguments<'cancelMaintenance'>,
): Promise<Maintenance> {
  requireFleetManagement(actor, 'plan maintenance');
  return database.transaction(tenantId, async (transaction) => {
    const before = await lockMaintenance(transaction, maintenanceId);
    requireVersion('maintenance', before.version, expectedVersion);
    if (before.status === 'done') throw alreadyOver(before);
    if (before.status === 'cancelled') return answerMaintenance(transaction, before);
    const row = await writeMaintenance(transaction, { ...before, status: 'cancelled' }, now());
    await recordMaintenance(transaction, actor, row, { action: 'maintenance.cancelled', detail: {} });
    return answerMaintenance(transaction, row);
  });
}

/** What is over keeps its time and status; a bill may still come. */
function requireOpen(before: MaintenanceRow, changes: object): void {
  if (isOpen(before)) return;
  if (['status', 'startDate', 'endDate'].some((member) => member in changes)) throw alreadyOver(before);
}

function alreadyOver({ status }: MaintenanceRow): DomainError {
  return new DomainError('CONFLICT', `This maintenance is already ${status}. Plan another one.`);
}

async function writeMaintenance(
  transaction: TenantTransaction,
  maintenance: MaintenanceRow,
  at: Date,
): Promise<MaintenanceRow> {
  const { id, kind, startDate, endDate, status, note, costCents, odometerMeters } = maintenance;
  const [row] = await transaction.query<MaintenanceRow>({
    name: 'maintenance.update',
    text: `update maintenance m set kind = $2, start_date = $3, end_date = $4, status = $5, note = $6, cost_cents = $7,
             odometer_meters = $8, version = version + 1, updated_at = $9
           where m.id = $1 returning ${maintenanceMembers}`,
    values: [id, kind, startDate, endDate, status, note, costCents, odometerMeters, at],
  });
  return row ?? maintenance;
}
