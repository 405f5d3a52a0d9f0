/** What the commands that write pools share. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { refuseDuplicate } from '../refuse-duplicate.ts';
import { refuseWrongInput, type WrongMember } from '../wrong-input.ts';
import { findContradictions, type PoolMembers } from './pool-rules.ts';

export const poolColumns = `name, site, time_zone, opening_hours, holidays, quotas, buffer_minutes, minimum_notice_minutes,
  maximum_length_minutes, horizon_days, licence_required, reserves_for_others, edit_tolerance_minutes, no_show_minutes`;

/** In the order of `poolColumns`. */
export function valuesOf(pool: PoolMembers): unknown[] {
  return [
    pool.name,
    pool.site,
    pool.timeZone,
    pool.openingHours && JSON.stringify(pool.openingHours),
    JSON.stringify(pool.holidays),
    JSON.stringify(pool.quotas),
    pool.bufferMinutes,
    pool.minimumNoticeMinutes,
    pool.maximumLengthMinutes,
    pool.horizonDays,
    pool.licenceRequired,
    pool.reservesForOthers,
    pool.editToleranceMinutes,
    pool.noShowMinutes,
  ];
}

export const refuseDuplicatePool = refuseDuplicate({
  pools_name: 'There is a pool of this name already. Choose another name.',
});

/** @throws {DomainError} VALIDATION_FAILED for rules that contradict themselves, unknown approvers or an unknown zone */
export async function requireSensiblePool(transaction: TenantTransaction, pool: PoolMembers): Promise<void> {
  const [zones, unknown] = await Promise.all([
    // The database reckons by the zone too, and has its own list of them.
    transaction.query({
      name: 'time-zone.exists',
      text: 'select from pg_timezone_names where name = $1 limit 1',
      values: [pool.timeZone],
    }),
    findUnknownApprovers(transaction, pool),
  ]);
  const errors = [...findContradictions(pool), ...unknown];
  if (zones.length === 0)
    errors.push({ path: 'timeZone', message: 'There is no such time zone. Write it as Europe/Berlin.' });
  refuseWrongInput(errors);
}

async function findUnknownApprovers(transaction: TenantTransaction, pool: PoolMembers): Promise<WrongMember[]> {
  const named = pool.approvalSteps.flatMap((step, index) =>
    (['approverIds', 'escalationApproverIds'] as const).flatMap((member) =>
      step[member].map((userId, place) => ({ userId, path: `approvalSteps.${index}.${member}.${place}` })),
    ),
  );
  if (named.length === 0) return [];
  const rows = await transaction.query<{ id: string }>({
    name: 'user.known-approvers',
    text: 'select id from users where id = any($1::uuid[]) and active',
    values: [named.map(({ userId }) => userId)],
  });
  const known = new Set(rows.map(({ id }) => id));
  return named
    .filter(({ userId }) => !known.has(userId.toLowerCase()))
    .map(({ path }) => ({
      path,
      message: 'There is no such person. Choose somebody who uses Fleet.',
      isUnknown: true,
    }));
}

/** Replaces all steps of a pool. What reservations were asked by stays with them. */
export async function writeApprovalSteps(
  transaction: TenantTransaction,
  poolId: string,
  pool: PoolMembers,
): Promise<void> {
  await Promise.all([
    transaction.query({
      name: 'approval-step.clear',
      text: 'delete from approval_steps where pool_id = $1',
      values: [poolId],
    }),
    transaction.query({
      name: 'approval-step.insert',
      text: `insert into approval_steps (pool_id, step_number, asks, approver_ids, minimum_length_minutes, minimum_cost_cents,
               escalates_after_minutes, escalation_approver_ids)
             select $1, row_number() over (), * from jsonb_to_recordset($2::jsonb) as step (asks text, "approverIds" uuid[],
               "minimumLengthMinutes" integer, "minimumCostCents" integer, "escalatesAfterMinutes" integer,
               "escalationApproverIds" uuid[])`,
      values: [poolId, JSON.stringify(pool.approvalSteps)],
    }),
  ]);
}
