import type { Maintenance } from '@fleet/contracts/maintenance.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { requirePeriod } from '../blackout/blackout-rows.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { answerMaintenance, type MaintenanceRow, maintenanceMembers, recordMaintenance } from './maintenance-rows.ts';

/**
 * From now on nobody reserves the vehicle for that time. What was reserved before stays, and is told.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND; VALIDATION_FAILED for an end before the start; CONFLICT for a retired vehicle
 */
export async function createMaintenance(
  { actor, database, tenantId, now }: UserContext,
  { vehicleId, ...input }: OperationArguments<'createMaintenance'>,
): Promise<Maintenance> {
  requireFleetManagement(actor, 'plan maintenance');
  const span = {
    startDate: new Date(input.startDate),
    endDate: input.endDate === null ? null : new Date(input.endDate),
  };
  requirePeriod(span);
  return database.transaction(tenantId, async (transaction) => {
    const { status } = await lockVehicle(transaction, vehicleId);
    if (status === 'retired') {
      throw new DomainError('CONFLICT', 'This vehicle has been retired. Bring it back first, or choose another one.');
    }
    const [row] = await transaction.query<MaintenanceRow>({
      name: 'maintenance.insert',
      text: `insert into maintenance as m (vehicle_id, kind, start_date, end_date, status, note, cost_cents, odometer_meters,
               created_by, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) returning ${maintenanceMembers}`,
      values: [
        vehicleId,
        input.kind,
        span.startDate,
        span.endDate,
        input.status,
        input.note,
        input.costCents,
        input.odometerMeters,
        actor.userId,
        now(),
      ],
    });
    if (!row) throw new Error('An insertion returned nothing');
    const detail = { vehicleId, ...input };
    await recordMaintenance(transaction, actor, row, { action: 'maintenance.created', detail });
    return answerMaintenance(transaction, row);
  });
}
