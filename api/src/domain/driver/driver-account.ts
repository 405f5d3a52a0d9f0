/** How a driver and an account belong together: one person is one driver, with one licence and one quota. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import type { DriverMembers } from './driver-changes.ts';

/**
 * Who a new driver is: an account, or somebody without one.
 * @throws {DomainError} VALIDATION_FAILED when it is neither or both; CONFLICT for the address of an account
 */
export async function identifyDriver(
  transaction: TenantTransaction,
  { userId, displayName, ...rest }: OperationArguments<'createDriver'>,
): Promise<DriverMembers> {
  if (userId === null) {
    if (displayName === undefined) {
      refuseWrongInput([{ path: 'displayName', message: 'Give the name of the driver, or the userId of an account.' }]);
    }
    await refuseUserEmail(transaction, rest.email);
    return { ...rest, displayName: displayName ?? '' };
  }
  const given = [displayName !== undefined && 'displayName', rest.email !== null && 'email'].filter(
    (one) => one !== false,
  );
  const message = 'Somebody with an account has the name and address of their account. Leave this out.';
  refuseWrongInput(given.map((path) => ({ path, message })));
  const [user] = await transaction.query<{ displayName: string }>({
    name: 'user.name',
    text: 'select display_name as "displayName" from users where id = $1',
    values: [userId],
  });
  if (!user)
    refuseWrongInput([
      { path: 'userId', message: 'There is no such person. Choose somebody who uses Fleet.', isUnknown: true },
    ]);
  return { ...rest, displayName: user?.displayName ?? '' };
}

/** @throws {DomainError} CONFLICT when an account has this address */
export async function refuseUserEmail(transaction: TenantTransaction, email: string | null): Promise<void> {
  if (email === null) return;
  const [user] = await transaction.query<{ display_name: string }>({
    name: 'user.by-email',
    text: 'select display_name from users where lower(email) = lower($1)',
    values: [email],
  });
  if (!user) return;
  const message = `This is the address of ${user.display_name}, who has an account. Give the userId of the account instead.`;
  throw new DomainError('CONFLICT', message);
}
