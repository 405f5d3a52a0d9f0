/** Who else is asked about a reservation when those who were asked do not or cannot decide. The caller holds its lock. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';

type Asked = Pick<ReservationRow, 'id' | 'approval_round' | 'approvals' | 'created_by' | 'asked_by' | 'driver'>;

interface Candidate {
  id: string;
  is_named: boolean;
  is_fleet_manager: boolean;
}

/**
 * Those who are named; where none of them is left to ask the fleet managers, and without any the administrators. Never whoever
 * made it, drives it or asked for its change, nor who is asked in that step already.
 */
export async function findOthersToAsk(
  transaction: TenantTransaction,
  { approvals, created_by, asked_by, driver }: Asked,
  stepNumber: number,
  namedIds: readonly string[] = [],
): Promise<string[]> {
  // Whoever was skipped while their account was switched off may be asked when it is on again.
  const known = (approvals ?? []).filter((one) => one.stepNumber === stepNumber && one.status !== 'superseded');
  const never = [created_by.userId, asked_by, driver.userId, ...known.map(({ approver }) => approver.userId)];
  const candidates = await transaction.query<Candidate>({
    name: 'approval.others-to-ask',
    text: `select id, id = any ($1::uuid[]) as is_named, 'fleet_manager' = any (roles) as is_fleet_manager
           from users
           where active and id <> all ($2::uuid[]) and (id = any ($1::uuid[]) or roles && '{fleet_manager,admin}')
           order by display_name, id limit 60`,
    values: [namedIds, never.filter((userId) => userId !== null)],
  });
  const named = candidates.filter((one) => one.is_named);
  const managers = candidates.filter((one) => one.is_fleet_manager);
  const chosen = [named, managers].find((some) => some.length > 0) ?? candidates;
  return chosen.slice(0, 20).map(({ id }) => id);
}

/** Asks them in a step that others are asked in already. What they do not decide in time either escalates as the step says. */
export async function askOthers(
  transaction: TenantTransaction,
  { id, approval_round }: Asked,
  stepNumber: number,
  { userIds, askedAs, now }: { userIds: readonly string[]; askedAs: 'escalation' | 'fleet_manager'; now: Date },
): Promise<void> {
  await transaction.query({
    name: 'approval.ask-others',
    // Whoever is asked because nobody decided in time is the end of it.
    text: `insert into reservation_approvals (reservation_id, round, step_number, approver_id, asked_as, status,
             escalates_after_minutes, escalates_at, escalation_approver_ids)
           select reservation_id, round, step_number, asked.id, $5, 'pending', escalates_after_minutes,
             case when $5 <> 'escalation' then add_minutes($6, escalates_after_minutes) end, escalation_approver_ids
           from (
             select * from reservation_approvals where reservation_id = $1 and round = $2 and step_number = $3
             order by approver_id limit 1
           ) step, unnest($4::uuid[]) as asked (id)
           on conflict (tenant_id, reservation_id, round, step_number, approver_id) do update
             set status = excluded.status, asked_as = excluded.asked_as, escalates_at = excluded.escalates_at`,
    values: [id, approval_round, stepNumber, userIds, askedAs, now],
  });
}

/** Those of a step who can decide: with an active account themselves, or with somebody who stands in for them now. */
export async function findAble(
  transaction: TenantTransaction,
  { id, approval_round, created_by, asked_by, driver }: Asked,
  stepNumber: number,
  now: Date,
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'approval.able',
    text: `select a.approver_id as id from reservation_approvals a
           join users u on u.tenant_id = a.tenant_id and u.id = a.approver_id
           where a.reservation_id = $1 and a.round = $2 and a.step_number = $3 and a.status in ('pending', 'waiting')
             and (u.active or exists (
               select from approval_delegations g
               join users delegate on delegate.tenant_id = g.tenant_id and delegate.id = g.delegate_id and delegate.active
               where g.tenant_id = a.tenant_id and g.approver_id = a.approver_id and g.start_date <= $4 and g.end_date > $4
                 and g.delegate_id <> all ($5::uuid[])))
           order by u.display_name, u.id`,
    values: [
      id,
      approval_round,
      stepNumber,
      now,
      [created_by.userId, asked_by, driver.userId].filter((userId) => userId !== null),
    ],
  });
  return rows.map((row) => row.id);
}
