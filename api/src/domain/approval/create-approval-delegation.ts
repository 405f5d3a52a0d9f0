import { type ApprovalDelegation, maximumDelegationDays } from '@fleet/contracts/approval.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { lockSelf } from '../user/lock-self.ts';
import { refuseWrongInput, type WrongMember } from '../wrong-input.ts';
import { type DelegationRow, describeDelegation, selectDelegation, toDelegation } from './delegation-rows.ts';

type Input = OperationArguments<'createApprovalDelegation'>;

const dayMilliseconds = 86_400_000;
/** Nobody needs more, and each is looked at whenever somebody signs in or is asked. */
const mostAtOnce = 20;

/**
 * Lets somebody decide in the caller's place for a time, or in the place of another when the caller manages the fleet.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND for people who are not there, VALIDATION_FAILED for a period that cannot be, or
 * CONFLICT when they stand in already
 */
export function createApprovalDelegation(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
): Promise<ApprovalDelegation> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const approverId = (input.approverId ?? actor.userId).toLowerCase();
    const delegateId = input.delegateId.toLowerCase();
    if (approverId !== actor.userId && !managesFleet(actor)) {
      const message = 'Only fleet managers say who stands in for others. Leave approverId out to say it for yourself.';
      throw new DomainError('FORBIDDEN', message);
    }
    await requirePeople(transaction, approverId, delegateId);
    requirePeriod(input, at);
    // One after the other, so that each sees the ones before.
    await lockSelf(transaction, { userId: approverId });
    await requireRoom(transaction, { ...input, approverId }, at);
    const [row] = await transaction.query<DelegationRow>({
      name: 'delegation.insert',
      text: `with made as (
               insert into approval_delegations (approver_id, delegate_id, start_date, end_date, created_at)
               values ($1, $2, $3, $4, $5) returning *
             ) ${selectDelegation('', 'made')}`,
      values: [approverId, delegateId, input.startDate, input.endDate, at],
    });
    if (!row) throw new Error('An insertion returned nothing');
    await writeAudit(transaction, actor, {
      action: 'delegation.created',
      entityType: 'delegation',
      entityId: row.id,
      detail: describeDelegation(row),
    });
    return toDelegation(row);
  });
}

async function requirePeople(transaction: TenantTransaction, approverId: string, delegateId: string): Promise<void> {
  const people = await transaction.query<{ id: string }>({
    name: 'user.may-delegate',
    // Somebody stands in for those too who can no longer decide themselves.
    text: 'select id from users where id = $1 or (id = $2 and active)',
    values: [approverId, delegateId],
  });
  const isKnown = (userId: string) => people.some(({ id }) => id === userId);
  const message = 'There is no such person with an active account. Choose one from the list of people.';
  const errors: WrongMember[] = [];
  if (!isKnown(approverId)) errors.push({ path: 'approverId', message, isUnknown: true });
  if (!isKnown(delegateId)) errors.push({ path: 'delegateId', message, isUnknown: true });
  refuseWrongInput(errors);
  if (approverId === delegateId) {
    refuseWrongInput([{ path: 'delegateId', message: 'Nobody stands in for themselves. Choose somebody else.' }]);
  }
}

function requirePeriod({ startDate, endDate }: Input, now: Date): void {
  const [start, end] = [Date.parse(startDate), Date.parse(endDate)];
  const wrong = (path: string, message: string) => refuseWrongInput([{ path, message }]);
  if (end <= start) wrong('endDate', 'Choose an end after the start.');
  if (end <= now.getTime()) wrong('endDate', 'This has already ended. Choose an end in the future.');
  if (end - Math.max(start, now.getTime()) > maximumDelegationDays * dayMilliseconds) {
    wrong('endDate', `Nobody stands in for longer than ${maximumDelegationDays} days. Choose an earlier end.`);
  }
}

async function requireRoom(
  transaction: TenantTransaction,
  { approverId, delegateId, startDate, endDate }: Input,
  now: Date,
): Promise<void> {
  const others = await transaction.query<{ is_same: boolean }>({
    name: 'delegation.of-approver',
    text: `select delegate_id = $2 and start_date < $4 and end_date > $3 as is_same
           from approval_delegations where approver_id = $1 and end_date > $5`,
    values: [approverId, delegateId, startDate, endDate, now],
  });
  if (others.some((one) => one.is_same)) {
    const message = 'They already stand in then. End that delegation first, or choose another time.';
    throw new DomainError('CONFLICT', message);
  }
  if (others.length < mostAtOnce) return;
  const message = `At most ${mostAtOnce} delegations can lie ahead. End one that is no longer needed.`;
  throw new DomainError('CONFLICT', message);
}
