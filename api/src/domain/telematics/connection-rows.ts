/** How a telematics connection is read, and what the commands that write it share. */
import type { TelematicsConnection } from '@fleet/contracts/telematics.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';

type Instants = 'lastSuccessAt' | 'lastPointAt' | 'lastErrorAt' | 'createdAt' | 'updatedAt';

export interface ConnectionRow extends Omit<TelematicsConnection, Instants | 'health'> {
  lastSuccessAt: Date | null;
  lastPointAt: Date | null;
  lastErrorAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** `select … from …` with the connection as `c`; a condition follows. */
export const selectConnection = `
  select c.id, c.vendor, c.name, c.address, c.credentials_encrypted is not null as "hasCredentials",
    c.webhook_sha256 is not null as "hasWebhook", c.active,
    (select count(*)::int from telematics_devices d where d.tenant_id = c.tenant_id and d.connection_id = c.id) as "deviceCount",
    c.last_success_at as "lastSuccessAt", c.last_point_at as "lastPointAt", c.last_error_at as "lastErrorAt",
    c.last_error as "lastError", c.version, c.created_at as "createdAt", c.updated_at as "updatedAt"
  from telematics_connections c`;

/** Vehicles that stand still tell little, so a quarter of an hour without a word is the first sign. */
const silentMilliseconds = 15 * 60_000;

export function toConnection(row: ConnectionRow, now: Date): TelematicsConnection {
  return {
    ...row,
    health: healthOf(row, now),
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastPointAt: row.lastPointAt?.toISOString() ?? null,
    lastErrorAt: row.lastErrorAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function healthOf({ active, lastError, lastSuccessAt }: ConnectionRow, now: Date): TelematicsConnection['health'] {
  if (!active) return 'off';
  if (lastError) return 'failing';
  if (!lastSuccessAt) return 'waiting';
  return now.getTime() - lastSuccessAt.getTime() > silentMilliseconds ? 'silent' : 'working';
}

/** @throws {DomainError} NOT_FOUND, PRECONDITION_FAILED */
export async function lockConnection(
  transaction: TenantTransaction,
  connectionId: string,
  expectedVersion?: number | undefined,
): Promise<ConnectionRow> {
  const [row] = await transaction.query<ConnectionRow>({
    name: 'telematics-connection.lock',
    text: `${selectConnection} where c.id = $1 for update of c`,
    values: [connectionId],
  });
  if (!row) throw connectionNotFound();
  requireVersion('telematics connection', row.version, expectedVersion);
  return row;
}

export async function readConnection(transaction: TenantTransaction, connectionId: string): Promise<ConnectionRow> {
  const [row] = await transaction.query<ConnectionRow>({
    name: 'telematics-connection.get',
    text: `${selectConnection} where c.id = $1`,
    values: [connectionId],
  });
  if (!row) throw connectionNotFound();
  return row;
}

export function connectionNotFound(): DomainError {
  const message = 'There is no such telematics connection. GET /api/v1/telematics-connections lists them.';
  return new DomainError('NOT_FOUND', message);
}
