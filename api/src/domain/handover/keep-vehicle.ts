/** Times in which a vehicle is not lent after a handover. The caller has locked the vehicle. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { type MaintenanceRow, maintenanceMembers, recordMaintenance } from '../maintenance/maintenance-rows.ts';
import type { BegunHandover } from './begin-handover.ts';

/** From now on nobody else gets the vehicle, until a fleet manager ends the repair. */
export async function blockForRepair(
  transaction: TenantTransaction,
  actor: UserActor,
  { before, occurredAt, input }: BegunHandover,
  now: Date,
): Promise<void> {
  const [row] = await transaction.query<MaintenanceRow>({
    name: 'maintenance.insert-repair',
    text: `insert into maintenance as m (vehicle_id, kind, start_date, status, note, odometer_meters, created_by, created_at, updated_at)
           values ($1, 'repair', $2, 'in_progress', $3, $4, $5, $6, $6) returning ${maintenanceMembers}`,
    values: [before.vehicle.id, occurredAt, input.damage, input.odometerMeters, actor.userId, now],
  });
  if (!row) throw new Error('An insertion returned nothing');
  const detail = { vehicleId: row.vehicleId, kind: row.kind, note: row.note, reservationId: before.id };
  await recordMaintenance(transaction, actor, row, { action: 'maintenance.created', detail });
}

/**
 * The turnaround of a reservation ends with it, so the actual return gets one of its own, unless somebody claims that time.
 * The reservation is completed already.
 */
export async function keepForTurnaround(
  transaction: TenantTransaction,
  actor: UserActor,
  { before, occurredAt }: BegunHandover,
  now: Date,
): Promise<void> {
  const until = new Date(occurredAt.getTime() + before.buffer_minutes * 60_000);
  if (until <= now || until <= occurredAt) return;
  const [row] = await transaction.query<{ id: string }>({
    name: 'maintenance.insert-turnaround',
    text: `insert into maintenance (vehicle_id, kind, start_date, end_date, status, reservation_id, created_by, created_at, updated_at)
           select $1, 'cleaning', $2, $3, 'planned', $4, $5, $6, $6
           where not exists (select from check_reservation_conflict($1, $2, $3, $6))
           returning id`,
    values: [before.vehicle.id, occurredAt, until, before.id, actor.userId, now],
  });
  if (!row) return;
  await writeAudit(transaction, actor, {
    action: 'maintenance.created',
    entityType: 'maintenance',
    entityId: row.id,
    detail: { vehicleId: before.vehicle.id, kind: 'cleaning', reservationId: before.id },
  });
}
