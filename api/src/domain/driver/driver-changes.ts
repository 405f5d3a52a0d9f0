/** What the commands that write drivers share. */
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { type Changes, describeChanges } from '../describe-changes.ts';
import { refuseDuplicate } from '../refuse-duplicate.ts';

export type DriverMembers = Omit<OperationArguments<'createDriver'>, 'userId' | 'displayName'> & {
  displayName: string;
};

export const driverColumns =
  'display_name, email, licence_classes, licence_valid_until, licence_number, blocked_reason';

/** In the order of `driverColumns`. */
export function valuesOf(driver: DriverMembers): unknown[] {
  const { displayName, email, licenceClasses, licenceValidUntil, licenceNumber, blockedReason } = driver;
  return [displayName, email, [...new Set(licenceClasses)], licenceValidUntil, licenceNumber, blockedReason];
}

export const refuseDuplicateDriver = refuseDuplicate({
  drivers_email: 'Another driver has this address already. Change that driver, or correct the address.',
  drivers_tenant_id_user_id_key: 'This person is a driver already. Change that driver.',
});

/** For the audit log, which keeps that a licence number changed, but not the number. */
export function describeDriverChanges(before: DriverMembers, after: DriverMembers): Changes {
  const { licenceNumber, ...changes } = describeChanges(before, after);
  return licenceNumber ? { ...changes, licenceNumber: { from: null, to: null } } : changes;
}
