import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { wholeListLimit } from '@fleet/contracts/page.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { UserContext } from '../command-context.ts';
import { afterCursor, type Keyset, orderOf, positionOf, takePage } from '../keyset.ts';
import { selectVehicle, selectVehicleById, toVehicle, type VehicleRow, vehicleNotFound } from './vehicle-rows.ts';

type ListInput = OperationArguments<'listVehicles'>;

const id = { sql: 'v.id', type: 'uuid' } as const;
const sorts: Readonly<Record<NonNullable<ListInput['sort']>, Keyset['columns']>> = {
  pool: [
    { sql: 'p.name', type: 'text' },
    { sql: 'v.class', type: 'text' },
    { sql: 'v.make', type: 'text' },
    { sql: 'v.model', type: 'text' },
    { sql: 'v.license_plate', type: 'text' },
    id,
  ],
  name: [{ sql: "(v.make || ' ' || v.model)", type: 'text' }, id],
  licensePlate: [{ sql: 'v.license_plate', type: 'text' }, id],
  odometer: [{ sql: 'v.odometer_meters', type: 'bigint' }, id],
  updatedAt: [{ sql: 'v.updated_at', type: 'timestamptz' }, id],
};

/** A plate is found however its spaces and dashes are written. */
const bare = (text: string) => `regexp_replace(lower(${text}), '[^[:alnum:]]', '', 'g')`;

const filters = `($2::uuid is null or v.pool_id = $2) and ($3::text is null or v.class = $3)
  and ($4::text is null or v.fuel_type = $4) and ($5::text is null or v.status = $5)
  and ($6::text is null or strpos(lower(v.make || ' ' || v.model), lower($6)) > 0
    or (${bare('$6')} <> '' and strpos(${bare('v.license_plate')}, ${bare('$6')}) > 0))`;

/** The vehicles of the tenant with what occupies them now and next, without saying whose it is. */
export async function listVehicles(
  { database, tenantId, now }: UserContext,
  input: ListInput,
): Promise<OperationOutput<'listVehicles'>> {
  const { sort = 'pool', order: direction = 'asc', limit = wholeListLimit, cursor } = input;
  const keyset: Keyset = { name: sort, direction, columns: sorts[sort] };
  const { poolId, class: vehicleClass, fuelType, status, q } = input;
  const values: unknown[] = [now(), poolId, vehicleClass, fuelType, status, q || null].map((value) => value ?? null);
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const after = cursor ? ` and ${afterCursor(keyset, cursor, parameter)}` : '';
  const rows = await database.read<VehicleRow & { page_position: string[] }>(tenantId, {
    name: `vehicle.list.${sort}.${direction}${cursor ? '.after' : ''}`,
    text: `${selectVehicle(`, ${positionOf(keyset)}`)} where ${filters}${after}
           order by ${orderOf(keyset)} limit ${parameter(limit + 1)}`,
    values,
  });
  const { page, nextCursor } = takePage(keyset, rows, limit);
  return { vehicles: page.map(({ page_position: _, ...row }) => toVehicle(row)), nextCursor };
}

/** @throws {DomainError} NOT_FOUND */
export async function getVehicle(
  { database, tenantId, now }: UserContext,
  { vehicleId }: OperationArguments<'getVehicle'>,
): Promise<Vehicle> {
  const [row] = await database.read<VehicleRow>(tenantId, { ...selectVehicleById, values: [now(), vehicleId] });
  if (!row) throw vehicleNotFound();
  return toVehicle(row);
}
