import type { ImportReport } from '@fleet/contracts/import.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { refuseDuplicateDriver } from '../driver/driver-changes.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { reportImport } from './import-lines.ts';
import {
  type DriverFacts,
  driverColumns,
  type ExistingDriver,
  type PlannedDriver,
  planDrivers,
} from './plan-drivers.ts';
import { readTable } from './read-table.ts';

/**
 * Adds and changes drivers by a table: everything, or nothing when a single line is wrong.
 * @returns what happens line by line; with `dryRun` what would
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for what is no such table as a whole
 */
export async function importDrivers(
  { actor, database, tenantId, now }: UserContext,
  { csv, dryRun }: OperationArguments<'importDrivers'>,
): Promise<ImportReport> {
  requireFleetManagement(actor, 'import drivers');
  const { delimiter, rows } = readTable(csv, driverColumns);
  const work = database.transaction(tenantId, async (transaction) => {
    const lines = planDrivers(rows, await readFacts(transaction));
    const report = reportImport(lines, { dryRun, delimiter });
    if (!report.written) return report;
    const changed = lines.filter(({ before, changes }) => before && Object.keys(changes).length > 0);
    const added = lines.filter(({ before }) => !before);
    const at = now();
    const ids = await insertDrivers(transaction, added, at);
    await updateDrivers(transaction, changed, at);
    await Promise.all([
      ...added.map(({ name }, index) =>
        recordEvent(transaction, actor, {
          event: 'driver.changed',
          action: 'driver.created',
          entityType: 'driver',
          entityId: ids[index] ?? '',
          detail: { imported: true, displayName: name },
        }),
      ),
      ...changed.map(({ before, changes }) =>
        recordEvent(transaction, actor, {
          event: 'driver.changed',
          action: 'driver.updated',
          entityType: 'driver',
          entityId: before?.id ?? '',
          detail: { imported: true, ...changes },
        }),
      ),
    ]);
    return report;
  });
  return work.catch(refuseDuplicateDriver);
}

async function readFacts(transaction: TenantTransaction): Promise<DriverFacts> {
  const [drivers, users] = await Promise.all([
    transaction.query<ExistingDriver>({
      name: 'driver.all',
      text: `select d.id, d.user_id as "userId", d.display_name as "displayName",
               coalesce((select u.email from users u where u.tenant_id = d.tenant_id and u.id = d.user_id), d.email) as email,
               d.licence_classes as "licenceClasses", d.licence_valid_until::text as "licenceValidUntil",
               d.licence_number as "licenceNumber", d.blocked_reason as "blockedReason", d.version
             from drivers d`,
    }),
    transaction.query<DriverFacts['users'][number]>({
      name: 'user.without-driver',
      text: `select u.id as "userId", u.display_name as "displayName", u.email from users u
             where not exists (select from drivers d where d.tenant_id = u.tenant_id and d.user_id = u.id)`,
    }),
  ]);
  return { drivers, users };
}

const recordColumns = `"displayName" text, email text, "licenceClasses" text[], "licenceValidUntil" date, "licenceNumber" text,
  "blockedReason" text`;

function toRecord({ before, after }: PlannedDriver): object {
  const licenceClasses = [...new Set(after?.licenceClasses)];
  // An account keeps its address to itself.
  return {
    ...after,
    id: before?.id,
    version: before?.version,
    licenceClasses,
    email: after?.userId ? null : after?.email,
  };
}

/** @returns the ids in the order of the lines */
async function insertDrivers(
  transaction: TenantTransaction,
  added: readonly PlannedDriver[],
  at: Date,
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'driver.import-new',
    text: `insert into drivers (display_name, email, licence_classes, licence_valid_until, licence_number, blocked_reason, user_id,
             created_at, updated_at)
           select row.*, $2::timestamptz, $2::timestamptz
           from jsonb_to_recordset($1::jsonb) as row (${recordColumns}, "userId" uuid)
           returning id`,
    values: [JSON.stringify(added.map(toRecord)), at],
  });
  return rows.map(({ id }) => id);
}

/** @throws {DomainError} CONFLICT when somebody changed one of them since they were read */
async function updateDrivers(
  transaction: TenantTransaction,
  changed: readonly PlannedDriver[],
  at: Date,
): Promise<void> {
  const rows = await transaction.query({
    name: 'driver.import-changed',
    text: `update drivers d set display_name = row."displayName", email = row.email, licence_classes = row."licenceClasses",
             licence_valid_until = row."licenceValidUntil", licence_number = row."licenceNumber",
             blocked_reason = row."blockedReason", version = d.version + 1, updated_at = $2
           from jsonb_to_recordset($1::jsonb) as row (id uuid, version integer, ${recordColumns})
           where d.id = row.id and d.version = row.version returning d.id`,
    values: [JSON.stringify(changed.map(toRecord)), at],
  });
  if (rows.length === changed.length) return;
  throw new DomainError('CONFLICT', 'Somebody changed one of these drivers at the same moment. Send the table again.');
}
