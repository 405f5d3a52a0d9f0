/** How a pool is read: one text for every query, one mapping to what callers see. */
import type { Pool } from '@fleet/contracts/pool.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

export interface PoolRow extends Omit<Pool, 'retiredAt' | 'createdAt' | 'updatedAt'> {
  retiredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** The rules of pool `p` and its approval steps, in order. */
const members = `p.name, p.site, p.time_zone as "timeZone", p.opening_hours as "openingHours", p.holidays, p.quotas,
  (select coalesce(json_agg(json_build_object('asks', s.asks, 'approverIds', s.approver_ids,
      'minimumLengthMinutes', s.minimum_length_minutes, 'minimumCostCents', s.minimum_cost_cents,
      'escalatesAfterMinutes', s.escalates_after_minutes, 'escalationApproverIds', s.escalation_approver_ids)
      order by s.step_number), '[]')
    from approval_steps s where s.tenant_id = p.tenant_id and s.pool_id = p.id) as "approvalSteps",
  p.buffer_minutes as "bufferMinutes", p.minimum_notice_minutes as "minimumNoticeMinutes",
  p.maximum_length_minutes as "maximumLengthMinutes", p.horizon_days as "horizonDays",
  p.licence_required as "licenceRequired", p.reserves_for_others as "reservesForOthers",
  p.edit_tolerance_minutes as "editToleranceMinutes", p.no_show_minutes as "noShowMinutes"`;

/**
 * `select … from …` with the pool as `p`; a condition follows.
 * @param moreColumns each followed by a comma
 */
export const selectPool = (moreColumns = '') => `
  select ${moreColumns} p.id, ${members}, p.retired_at as "retiredAt", p.version, p.created_at as "createdAt", p.updated_at as "updatedAt",
    (select count(*) from vehicles v where v.tenant_id = p.tenant_id and v.pool_id = p.id and v.status <> 'retired') as "vehicleCount"
  from pools p`;

export const selectPoolById = { name: 'pool.by-id', text: `${selectPool()} where p.id = $1` };

/** @throws {DomainError} NOT_FOUND */
export async function readPool(transaction: TenantTransaction, poolId: string): Promise<Pool> {
  const [row] = await transaction.query<PoolRow>({ ...selectPoolById, values: [poolId] });
  if (!row) throw poolNotFound();
  return toPool(row);
}

/**
 * Keeps the pool for this transaction: no vehicle joins it and nobody else changes it meanwhile.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockPool(transaction: TenantTransaction, poolId: string): Promise<Pool> {
  await transaction.query({ name: 'pool.lock', text: 'select from pools where id = $1 for update', values: [poolId] });
  return readPool(transaction, poolId);
}

export function poolNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such pool. Choose one from the list of pools.');
}

export function toPool(row: PoolRow): Pool {
  return {
    ...row,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
