/** What somebody is told who comes too late: who was faster, and when. */
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { describeInstant } from './describe-period.ts';
import { isConcerned } from './reservation-policy.ts';
import type { ReservationRow } from './reservation-rows.ts';

/** @returns the CONFLICT to throw */
export async function explainLateness(
  transaction: TenantTransaction,
  actor: UserActor,
  action: Reservation['allowedActions'][number],
  row: ReservationRow,
): Promise<DomainError> {
  const isDecision = action === 'approve' || action === 'reject';
  const sentence = (isDecision && describeDecision(actor, row)) || (await describeLastChange(transaction, row));
  return new DomainError('CONFLICT', `${sentence} Nothing was changed.`);
}

type Approval = NonNullable<ReservationRow['approvals']>[number];

/** @returns undefined when it was not decided, but ended otherwise */
function describeDecision(actor: UserActor, { status, approvals, time_zone }: ReservationRow): string | undefined {
  if (status === 'cancelled') return undefined;
  const all = approvals ?? [];
  const decided = all.filter((one) => one.status === 'approved' || one.status === 'rejected');
  if (status !== 'pending') {
    const last = decided.at(-1);
    return last && `This reservation was already ${describeWho(last, time_zone)}.`;
  }
  const ownSteps = all.filter((one) => isConcerned(actor, one)).map(({ stepNumber }) => stepNumber);
  const last = decided.findLast(({ stepNumber }) => ownSteps.includes(stepNumber));
  const next = all.filter((one) => one.status === 'pending').map(({ approver }) => approver.displayName);
  return last && `Your step was already ${describeWho(last, time_zone)}. It waits for ${next.join(', ')} now.`;
}

function describeWho({ status, approver, decidedBy, decidedAt }: Approval, timeZone: string): string {
  if (!decidedBy || !decidedAt) return status;
  const standsFor = decidedBy.userId === approver.userId ? '' : ` for ${approver.displayName}`;
  return `${status} by ${decidedBy.displayName}${standsFor} on ${describeInstant(new Date(decidedAt), timeZone)}`;
}

async function describeLastChange(transaction: TenantTransaction, row: ReservationRow): Promise<string> {
  const [last] = await transaction.query<{ display_name: string | null }>({
    name: 'reservation.earlier-change',
    text: `select u.display_name
           from audit_log a
           left join users u on u.tenant_id = a.tenant_id and u.id = a.actor_user_id
           where a.entity_type = 'reservation' and a.entity_id = $1 and a.action = 'reservation.' || $2
           order by a.occurred_at desc limit 1`,
    values: [row.id, row.status],
  });
  const by = last?.display_name ? ` by ${last.display_name}` : '';
  return `This reservation was already ${row.status}${by} on ${describeInstant(row.updated_at, row.time_zone)}.`;
}
