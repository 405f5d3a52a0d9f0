import { maximumExportedEntries } from '@fleet/contracts/audit.ts';
import type { File } from '@fleet/contracts/operation.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { writeCsv } from '../report/write-csv.ts';
import { listAudit } from './audit-queries.ts';

const header = ['When', 'Who', 'By', 'Action', 'Kind', 'Id', 'Detail'];

/**
 * Who did what, newest first, as a table that a spreadsheet opens.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers
 */
export async function exportAudit(context: UserContext, input: OperationArguments<'exportAudit'>): Promise<File> {
  const { entries } = await listAudit(context, { ...input, limit: maximumExportedEntries });
  const rows = entries.map(({ occurredAt, actor, action, entityType, entityId, detail }) => [
    occurredAt,
    actor.displayName ?? '',
    actor.kind,
    action,
    entityType,
    entityId,
    JSON.stringify(detail),
  ]);
  const fileName = `fleet-audit-${context.now().toISOString().slice(0, 10)}.csv`;
  return { contentType: 'text/csv', fileName, content: writeCsv(header, rows) };
}
