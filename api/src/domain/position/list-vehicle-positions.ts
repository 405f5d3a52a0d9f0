import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { wholeListLimit } from '@fleet/contracts/page.ts';
import type { VehiclePosition } from '@fleet/contracts/position.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { auditView } from './audit-view.ts';
import { isOwnVehicle, isPrivateAt, isUnreservedAt } from './position-policy.ts';

const byVehicle: Keyset = {
  name: 'vehicle-position',
  direction: 'asc',
  columns: [{ sql: 'p.vehicle_id', type: 'uuid' }],
};

interface PositionRow extends Omit<VehiclePosition, 'deviceTime' | 'receivedAt'> {
  deviceTime: Date;
  receivedAt: Date;
  isHidden: boolean;
}

/**
 * Where the vehicles are that the caller may see. That fleet managers look is noted.
 * @returns for fleet managers also those whose place is private now, without it
 */
export async function listVehiclePositions(
  context: UserContext,
  { poolId, limit = wholeListLimit, cursor }: OperationArguments<'listVehiclePositions'>,
): Promise<OperationOutput<'listVehiclePositions'>> {
  const { actor, database, tenantId, now } = context;
  const seesAll = managesFleet(actor);
  const values: unknown[] = [actor.userId, now(), poolId ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(byVehicle, cursor, parameter)}` : '';
  const rows = await database.read<PositionRow & { page_position: string[] }>(tenantId, {
    name: `position.list.${seesAll ? 'all' : 'own'}${cursor ? '.after' : ''}`,
    text: `select p.vehicle_id as "vehicleId", p.latitude, p.longitude, p.speed_kph as "speedKph",
             p.heading_degrees as "headingDegrees", p.ignition_on as "ignitionOn", p.device_time as "deviceTime",
             p.received_at as "receivedAt", coalesce(p.odometer_meters, g.odometer_meters) as "odometerMeters",
             g.fuel_percent as "fuelPercent", g.charge_percent as "chargePercent",
             array(select f.name from geofence_visits i
               join geofences f on f.tenant_id = i.tenant_id and f.id = i.geofence_id
               where i.tenant_id = p.tenant_id and i.vehicle_id = p.vehicle_id and i.exited_at is null
               order by f.name) as geofences,
             ${isPrivateAt('p.vehicle_id', '$2')}${seesAll ? ` or ${isUnreservedAt('p.vehicle_id', '$2')}` : ''} as "isHidden", ${positionOf(byVehicle)}
           from vehicle_positions p
           join vehicles v on v.tenant_id = p.tenant_id and v.id = p.vehicle_id
           left join vehicle_readings g on g.tenant_id = p.tenant_id and g.vehicle_id = p.vehicle_id
           where p.device_time is not null and v.retired_at is null and ($3::uuid is null or v.pool_id = $3)
             ${seesAll ? '' : `and ${isOwnVehicle}`}${after}
           order by ${orderOf(byVehicle)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(byVehicle, rows, limit);
  const shown = page.filter(({ isHidden }) => !isHidden);
  if (seesAll && shown.length > 0) {
    await auditView(context, { action: 'position.listed', entityType: 'tenant', entityId: tenantId });
  }
  return {
    positions: shown.map(({ isHidden: _, page_position: _position, ...row }) => ({
      ...row,
      deviceTime: row.deviceTime.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
    })),
    hiddenVehicleIds: seesAll ? page.filter(({ isHidden }) => isHidden).map(({ vehicleId }) => vehicleId) : [],
    nextCursor,
  };
}
