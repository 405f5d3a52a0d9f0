import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { User } from '@fleet/contracts/user.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { listWaitingForSwitchedOff, replaceSwitchedOff } from '../approval/replace-switched-off.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges, merge } from '../describe-changes.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { type LockedTenant, lockTenant, requireSeat } from '../tenant/lock-tenant.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { selectUser, toUser, type UserRow, userNotFound } from './user-rows.ts';

type Input = OperationArguments<'updateUser'>;

/**
 * Changes what an administrator says of somebody. All such changes of a tenant happen one after the other, so that two of
 * them cannot make a circle of managers or remove the last two administrators at once. What waits for somebody alone who is
 * switched off is asked of the fleet managers.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED, CONFLICT for the last administrator, for roles that the
 * directory gives and for a circle of managers, NOT_FOUND too for a manager or cost center that is not there
 */
export async function updateUser(context: UserContext, input: Input): Promise<User> {
  const user = await write(context, input);
  // Each by itself; what a crash leaves out, the job by the clock finds.
  const waiting = user.active ? [] : await listWaitingForSwitchedOff(context, user.id);
  for (const reservationId of waiting) await replaceSwitchedOff(context, reservationId);
  return user;
}

function write(
  { actor, tenantId, database, now }: UserContext,
  { userId, expectedVersion, ...input }: Input,
): Promise<User> {
  return database.transaction(tenantId, async (transaction) => {
    if (!actor.roles.includes('admin')) {
      throw new DomainError('FORBIDDEN', 'Only administrators change what people may do. Ask one of yours.');
    }
    const [tenant, row] = await Promise.all([lockTenant(transaction), readUser(transaction, userId)]);
    if (!row) throw userNotFound();
    requireVersion('person', row.version, expectedVersion);
    const before = changeable(row);
    const after = merge(before, input);
    const changes = describeChanges(before, after);
    if (Object.keys(changes).length === 0) return toUser(row);
    if (changes.roles && row.rolesFromDirectory) {
      const message = `The roles of ${row.displayName} are app roles in Microsoft Entra ID. Change them there; they are followed at the next sign-in.`;
      throw new DomainError('CONFLICT', message);
    }
    await requirePossible(transaction, tenant, { userId, before, after });
    const [updated] = await Promise.all([
      transaction
        .query({
          name: 'user.update',
          text: `update users set roles = $2, manager_id = $3, active = $4, department = $5, cost_center = $6,
                   version = version + 1, updated_at = $7 where id = $1`,
          values: [userId, after.roles, after.managerId, after.active, after.department, after.costCenter, now()],
        })
        .then(() => readUser(transaction, userId)),
      recordEvent(transaction, actor, {
        event: 'user.changed',
        action: 'user.updated',
        entityType: 'user',
        entityId: userId,
        detail: changes,
      }),
    ]);
    if (!updated) throw userNotFound();
    return toUser(updated);
  });
}

type Changeable = ReturnType<typeof changeable>;

function changeable({ roles, manager, active, department, costCenter }: UserRow) {
  return { roles, managerId: manager?.userId ?? null, active, department, costCenter };
}

async function readUser(transaction: TenantTransaction, userId: string): Promise<UserRow | undefined> {
  const [row] = await transaction.query<UserRow>({
    name: 'user.get',
    text: `${selectUser()} where u.id = $1`,
    values: [userId],
  });
  return row;
}

async function requirePossible(
  transaction: TenantTransaction,
  tenant: LockedTenant,
  { userId, before, after }: { userId: string; before: Changeable; after: Changeable },
): Promise<void> {
  const administers = ({ roles, active }: Changeable) => active && roles.includes('admin');
  if (administers(before) && !administers(after)) await requireOtherAdministrator(transaction, userId);
  if (after.active && !before.active) requireSeat(tenant);
  if (after.managerId && after.managerId !== before.managerId)
    await requireManager(transaction, userId, after.managerId);
  if (after.costCenter && after.costCenter !== before.costCenter)
    await requireCostCenter(transaction, after.costCenter);
}

async function requireOtherAdministrator(transaction: TenantTransaction, userId: string): Promise<void> {
  const others = await transaction.query({
    name: 'user.other-administrator',
    text: "select from users where id <> $1 and active and roles @> '{admin}' limit 1",
    values: [userId],
  });
  if (others.length > 0) return;
  const message = 'This is the last administrator. Make somebody else an administrator first.';
  throw new DomainError('CONFLICT', message);
}

async function requireManager(transaction: TenantTransaction, userId: string, managerId: string): Promise<void> {
  // Whoever stands above the manager must not stand below them as well.
  const [found] = await transaction.query<{ known: boolean; circle: boolean }>({
    name: 'user.managers-above',
    text: `with recursive above as (
             select tenant_id, id, manager_id from users where id = $2
             union
             select m.tenant_id, m.id, m.manager_id
             from above a join users m on m.tenant_id = a.tenant_id and m.id = a.manager_id
           )
           select count(*) > 0 as known, coalesce(bool_or(id = $1), false) as circle from above`,
    values: [userId, managerId],
  });
  if (!found?.known) {
    const message = 'There is no such person. GET /api/v1/users lists everybody';
    refuseWrongInput([{ path: 'managerId', message, isUnknown: true }]);
  }
  if (!found?.circle) return;
  const message =
    'They would become their own manager, directly or through others. Choose a manager who does not report to them.';
  throw new DomainError('CONFLICT', message);
}

async function requireCostCenter(transaction: TenantTransaction, code: string): Promise<void> {
  const found = await transaction.query({
    name: 'cost-center.active',
    text: 'select from cost_centers where code = $1 and active',
    values: [code],
  });
  if (found.length > 0) return;
  const message = 'There is no such cost center. GET /api/v1/cost-centers lists those in use';
  refuseWrongInput([{ path: 'costCenter', message, isUnknown: true }]);
}
