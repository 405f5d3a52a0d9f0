import type { ImportReport } from '@fleet/contracts/import.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { vehicleMembers } from '@fleet/contracts/vehicle.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { recordEvent } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { readFleetMailbox, refuseDuplicateVehicle, type VehicleMembers } from '../vehicle/vehicle-changes.ts';
import { readVehicleRoom } from '../vehicle/vehicle-limit.ts';
import { readEquipmentCodes } from '../vehicle/vehicle-references.ts';
import { reportImport } from './import-lines.ts';
import {
  type ExistingVehicle,
  type PlannedVehicle,
  planVehicles,
  type VehicleColumn,
  type VehicleFacts,
  vehicleColumns,
} from './plan-vehicles.ts';
import { type Row, readTable } from './read-table.ts';

/**
 * Adds and changes vehicles by a table: everything, or nothing when a single line is wrong.
 * @returns what happens line by line; with `dryRun` what would
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for what is no such table as a whole
 */
export async function importVehicles(
  { actor, database, tenantId, now }: UserContext,
  { csv, dryRun }: OperationArguments<'importVehicles'>,
): Promise<ImportReport> {
  requireFleetManagement(actor, 'import vehicles');
  const { delimiter, rows } = readTable(csv, vehicleColumns);
  const work = database.transaction(tenantId, async (transaction) => {
    const lines = planVehicles(rows, await readFacts(transaction, rows));
    const report = reportImport(lines, { dryRun, delimiter });
    if (!report.written) return report;
    const changed = lines.filter(({ before, changes }) => before && Object.keys(changes).length > 0);
    const added = lines.filter(({ before }) => !before);
    const at = now();
    const ids = await insertVehicles(transaction, added, at);
    await updateVehicles(transaction, changed, at);
    await Promise.all([
      ...added.map(({ after }) =>
        recordEvent(transaction, actor, {
          event: 'vehicle.changed',
          action: 'vehicle.created',
          entityType: 'vehicle',
          entityId: ids.get(after?.licensePlate ?? '') ?? '',
          detail: { imported: true, ...after },
        }),
      ),
      ...changed.map(({ before, changes }) =>
        recordEvent(transaction, actor, {
          event: 'vehicle.changed',
          action: 'vehicle.updated',
          entityType: 'vehicle',
          entityId: before?.id ?? '',
          detail: { imported: true, ...changes },
        }),
      ),
    ]);
    return report;
  });
  return work.catch(refuseDuplicateVehicle);
}

/** Nobody else adds a vehicle until the end of the transaction, nor changes one of those in the table. */
async function readFacts(transaction: TenantTransaction, rows: readonly Row<VehicleColumn>[]): Promise<VehicleFacts> {
  const plates = rows.map(({ cells }) => vehicleMembers.licensePlate.safeParse(cells['license plate']).data);
  const [limit, vehicles, mailboxes, pools, equipment, fleetMailboxAddress] = await Promise.all([
    readVehicleRoom(transaction),
    transaction.query<ExistingVehicle>({
      name: 'vehicle.hold-for-import',
      // Weaker than what a change of the vehicle itself takes: reservations go on meanwhile.
      text: `select id, pool_id as "poolId", license_plate as "licensePlate", make, model, color, class, fuel_type as "fuelType",
               seats, odometer_meters as "odometerMeters", equipment, range_meters as "rangeMeters",
               mailbox_address as "mailboxAddress", photo_id as "photoId", status
             from vehicles where license_plate = any($1) order by id for no key update`,
      values: [plates.filter((plate) => plate !== undefined)],
    }),
    transaction.query<{ id: string; address: string }>({
      name: 'vehicle.mailboxes',
      text: 'select id, mailbox_address as address from vehicles',
    }),
    transaction.query<{ id: string; name: string }>({
      name: 'pool.hold-all',
      text: 'select id, name from pools where retired_at is null order by name for key share',
    }),
    readEquipmentCodes(transaction),
    readFleetMailbox(transaction),
  ]);
  const mailboxById = new Map(mailboxes.map(({ id, address }) => [id, address]));
  return { ...limit, vehicles, pools, equipment, mailboxes: mailboxById, fleetMailboxAddress };
}

const recordColumns = `"poolId" uuid, "licensePlate" text, make text, model text, color text, class text, "fuelType" text,
  seats integer, "odometerMeters" bigint, equipment text[], "rangeMeters" integer, "mailboxAddress" text`;

function toRecord({ after, before }: PlannedVehicle): Partial<VehicleMembers> & { id?: string | undefined } {
  return { ...after, ...(after && { equipment: [...new Set(after.equipment)] }), id: before?.id };
}

/** @returns the ids by license plate */
async function insertVehicles(
  transaction: TenantTransaction,
  added: readonly PlannedVehicle[],
  at: Date,
): Promise<Map<string, string>> {
  const rows = await transaction.query<{ id: string; license_plate: string }>({
    name: 'vehicle.import-new',
    text: `insert into vehicles (pool_id, license_plate, make, model, color, class, fuel_type, seats, odometer_meters, equipment,
             range_meters, mailbox_address, created_at, updated_at)
           select row.*, $2::timestamptz, $2::timestamptz from jsonb_to_recordset($1::jsonb) as row (${recordColumns})
           returning id, license_plate`,
    values: [JSON.stringify(added.map(toRecord)), at],
  });
  return new Map(rows.map(({ id, license_plate }) => [license_plate, id]));
}

async function updateVehicles(
  transaction: TenantTransaction,
  changed: readonly PlannedVehicle[],
  at: Date,
): Promise<void> {
  await transaction.query({
    name: 'vehicle.import-changed',
    text: `update vehicles v set pool_id = row."poolId", make = row.make, model = row.model, color = row.color, class = row.class,
             fuel_type = row."fuelType", seats = row.seats, odometer_meters = row."odometerMeters", equipment = row.equipment,
             range_meters = row."rangeMeters", mailbox_address = row."mailboxAddress", version = version + 1, updated_at = $2
           from jsonb_to_recordset($1::jsonb) as row (id uuid, ${recordColumns}) where v.id = row.id`,
    values: [JSON.stringify(changed.map(toRecord)), at],
  });
}
