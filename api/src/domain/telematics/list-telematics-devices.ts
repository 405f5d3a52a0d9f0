import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { type DeviceRow, selectDevice, toDevice } from './device-rows.ts';

const keyset: Keyset = {
  name: 'telematics-device',
  direction: 'asc',
  columns: [
    // Those without a vehicle wait for somebody to say where they are.
    { sql: "coalesce(v.license_plate, '')", type: 'text' },
    { sql: 'd.external_id', type: 'text' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** The tenant's devices, those without a vehicle first, a page at a time. */
export async function listTelematicsDevices(
  { actor, database, tenantId }: UserContext,
  { connectionId, vehicleId, limit, cursor }: OperationArguments<'listTelematicsDevices'>,
): Promise<OperationOutput<'listTelematicsDevices'>> {
  requireFleetManagement(actor, 'see telematics devices');
  const values: unknown[] = [connectionId ?? null, vehicleId ?? null];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(keyset, cursor, parameter)}` : '';
  const rows = await database.read<DeviceRow & { page_position: string[] }>(tenantId, {
    name: `telematics-device.list${cursor ? '.after' : ''}`,
    text: `${selectDevice(`, ${positionOf(keyset)}`)}
           where ($1::uuid is null or d.connection_id = $1) and ($2::uuid is null or d.vehicle_id = $2)${after}
           order by ${orderOf(keyset)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(keyset, rows, limit);
  return { telematicsDevices: page.map(({ page_position: _, ...row }) => toDevice(row)), nextCursor };
}
