/** How maintenance is read, and what the commands that write it share. */
import type { Maintenance } from '@fleet/contracts/maintenance.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { readAffected, type Span } from '../affected-reservations.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';

type Instants = 'startDate' | 'endDate' | 'createdAt' | 'updatedAt';

export interface MaintenanceRow extends Omit<Maintenance, Instants | 'affected'> {
  startDate: Date;
  endDate: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Of maintenance `m`. */
export const maintenanceMembers = `m.id, m.vehicle_id as "vehicleId", m.kind, m.start_date as "startDate", m.end_date as "endDate",
  m.status, m.note, m.cost_cents as "costCents", m.odometer_meters as "odometerMeters", m.version,
  m.created_at as "createdAt", m.updated_at as "updatedAt"`;

/**
 * Keeps maintenance for this transaction.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockMaintenance(transaction: TenantTransaction, maintenanceId: string): Promise<MaintenanceRow> {
  const [row] = await transaction.query<MaintenanceRow>({
    name: 'maintenance.lock',
    text: `select ${maintenanceMembers} from maintenance m where m.id = $1 for update`,
    values: [maintenanceId],
  });
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such maintenance. Choose from the list of the vehicle.');
  return row;
}

export function toMaintenance(row: MaintenanceRow): Maintenance {
  return {
    ...row,
    startDate: row.startDate.toISOString(),
    endDate: row.endDate?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The time in which the vehicle is not to be had. */
function spanOf({ vehicleId, startDate, endDate }: MaintenanceRow): Span {
  return { vehicleId, poolId: null, startDate, endDate };
}

/** Whether it keeps the vehicle from others. */
export function isOpen({ status }: Pick<Maintenance, 'status'>): boolean {
  return status === 'planned' || status === 'in_progress';
}

/** As it is now, with the reservations that fall into it while it keeps the vehicle from others. */
export async function answerMaintenance(transaction: TenantTransaction, row: MaintenanceRow): Promise<Maintenance> {
  const affected = isOpen(row) ? await readAffected(transaction, spanOf(row)) : { count: 0, reservations: [] };
  return { ...toMaintenance(row), affected };
}

/** What was done to it, with the event that tells whoever shows the vehicle. */
export async function recordMaintenance(
  transaction: TenantTransaction,
  actor: UserActor,
  { id, vehicleId }: MaintenanceRow,
  { action, detail }: { action: string; detail: object },
): Promise<void> {
  await Promise.all([
    writeAudit(transaction, actor, { action, entityType: 'maintenance', entityId: id, detail }),
    writeOutboxEvent(transaction, { type: 'vehicle.changed', entityId: vehicleId }),
  ]);
}
