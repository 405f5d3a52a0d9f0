/** How a blackout is read, and what the commands that write one share. */
import type { Blackout } from '@fleet/contracts/blackout.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { refuseWrongInput } from '../wrong-input.ts';

export interface BlackoutRow {
  id: string;
  poolId: string | null;
  vehicleId: string | null;
  startDate: Date;
  endDate: Date;
  reason: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Of blackout `b`. */
export const blackoutMembers = `b.id, b.pool_id as "poolId", b.vehicle_id as "vehicleId", b.start_date as "startDate",
  b.end_date as "endDate", b.reason, b.version, b.created_at as "createdAt", b.updated_at as "updatedAt"`;

/**
 * Keeps a blackout for this transaction.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockBlackout(transaction: TenantTransaction, blackoutId: string): Promise<BlackoutRow> {
  const [row] = await transaction.query<BlackoutRow>({
    name: 'blackout.lock',
    text: `select ${blackoutMembers} from blackouts b where b.id = $1 for update`,
    values: [blackoutId],
  });
  if (!row) throw blackoutNotFound();
  return row;
}

export function blackoutNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such blackout. Choose one from the list of blackouts.');
}

export function toBlackout(row: BlackoutRow): Blackout {
  const [startDate, endDate] = [row.startDate.toISOString(), row.endDate.toISOString()];
  return { ...row, startDate, endDate, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

/** What the audit log keeps of a blackout. */
export function describeBlackout({ poolId, vehicleId, startDate, endDate, reason }: BlackoutRow) {
  return { poolId, vehicleId, startDate, endDate, reason };
}

/** @throws {DomainError} VALIDATION_FAILED when it would end before it starts */
export function requirePeriod({ startDate, endDate }: { startDate: Date; endDate: Date | null }): void {
  if (endDate && endDate <= startDate)
    refuseWrongInput([{ path: 'endDate', message: 'Choose an end after the start.' }]);
}

/** Tells whoever shows these vehicles that they can be had at other times now. */
export async function announceBlackout(
  transaction: TenantTransaction,
  { vehicleId, poolId }: Pick<BlackoutRow, 'vehicleId' | 'poolId'>,
): Promise<void> {
  if (vehicleId) return writeOutboxEvent(transaction, { type: 'vehicle.changed', entityId: vehicleId });
  const pools = await transaction.query<{ id: string }>({
    name: 'pool.concerned',
    text: 'select id from pools where retired_at is null and ($1::uuid is null or id = $1)',
    values: [poolId],
  });
  await Promise.all(pools.map(({ id }) => writeOutboxEvent(transaction, { type: 'pool.changed', entityId: id })));
}
