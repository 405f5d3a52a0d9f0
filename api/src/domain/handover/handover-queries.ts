import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';
import { type HandoverRow, selectHandover, toHandover } from './handover-rows.ts';

const newestFirst: Keyset = {
  name: 'handover',
  direction: 'desc',
  columns: [
    { sql: 'h.occurred_at', type: 'timestamptz' },
    { sql: 'h.id', type: 'uuid' },
  ],
};

/**
 * The check-out and the check-in of a reservation, as far as there are.
 * @throws {DomainError} NOT_FOUND also for a reservation the caller may not see
 */
export async function listReservationHandovers(
  { actor, tenantId, database }: UserContext,
  { reservationId }: OperationArguments<'listReservationHandovers'>,
): Promise<OperationOutput<'listReservationHandovers'>> {
  const [, rows] = await Promise.all([
    readVisibleReservation((statement) => database.read(tenantId, statement), actor, reservationId),
    database.read<HandoverRow>(tenantId, {
      name: 'handover.of-reservation',
      text: `${selectHandover()} where h.reservation_id = $1 order by h.occurred_at, h.kind desc`,
      values: [reservationId],
    }),
  ]);
  return { handovers: rows.map(toHandover) };
}

/**
 * How a vehicle was taken and returned, newest first, a page at a time.
 * @throws {DomainError} FORBIDDEN unless the caller manages the fleet; NOT_FOUND for an unknown vehicle
 */
export async function listVehicleHandovers(
  { actor, tenantId, database }: UserContext,
  { vehicleId, limit, cursor }: OperationArguments<'listVehicleHandovers'>,
): Promise<OperationOutput<'listVehicleHandovers'>> {
  requireFleetManagement(actor, 'see every handover of a vehicle');
  const values: unknown[] = [vehicleId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(newestFirst, cursor, parameter)}` : '';
  const [vehicles, rows] = await Promise.all([
    database.read(tenantId, {
      name: 'vehicle.exists',
      text: 'select from vehicles where id = $1',
      values: [vehicleId],
    }),
    database.read<HandoverRow & { page_position: string[] }>(tenantId, {
      name: `handover.of-vehicle${cursor ? '.after' : ''}`,
      text: `${selectHandover(`, ${positionOf(newestFirst)}`)}
             where h.vehicle_id = $1${after} order by ${orderOf(newestFirst)} limit ${parameter(limit + 1)}`,
      values,
    }),
  ]);
  if (vehicles.length === 0) throw vehicleNotFound();
  const { page, nextCursor } = takePage(newestFirst, rows, limit);
  return { handovers: page.map(({ page_position: _, ...row }) => toHandover(row)), nextCursor };
}
