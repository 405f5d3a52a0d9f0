import type { Blackout } from '@fleet/contracts/blackout.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { holdVehicles, readAffected } from '../affected-reservations.ts';
import type { UserContext } from '../command-context.ts';
import { describeChanges } from '../describe-changes.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import {
  announceBlackout,
  type BlackoutRow,
  blackoutMembers,
  describeBlackout,
  lockBlackout,
  requirePeriod,
  toBlackout,
} from './blackout-rows.ts';

/**
 * Moves a blackout or says another reason; which vehicles it concerns stays.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED; VALIDATION_FAILED for an end before the start
 */
export async function updateBlackout(
  context: UserContext,
  input: OperationArguments<'updateBlackout'>,
): Promise<Blackout> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'decide when vehicles are not lent');
  return database.transaction(tenantId, async (transaction) => {
    const before = await lockBlackout(transaction, input.blackoutId);
    requireVersion('blackout', before.version, input.expectedVersion);
    const after = {
      ...before,
      startDate: input.startDate ? new Date(input.startDate) : before.startDate,
      endDate: input.endDate ? new Date(input.endDate) : before.endDate,
      reason: input.reason ?? before.reason,
    };
    requirePeriod(after);
    const detail = describeChanges(describeBlackout(before), describeBlackout(after));
    if (Object.keys(detail).length === 0)
      return { ...toBlackout(before), affected: await readAffected(transaction, before) };
    await holdVehicles(transaction, after);
    const [row] = await transaction.query<BlackoutRow>({
      name: 'blackout.update',
      text: `update blackouts b set start_date = $2, end_date = $3, reason = $4, version = version + 1, updated_at = $5
             where b.id = $1 returning ${blackoutMembers}`,
      values: [before.id, after.startDate, after.endDate, after.reason, now()],
    });
    const [affected] = await Promise.all([
      readAffected(transaction, after),
      announceBlackout(transaction, after),
      writeAudit(transaction, actor, {
        action: 'blackout.updated',
        entityType: 'blackout',
        entityId: before.id,
        detail,
      }),
    ]);
    return { ...toBlackout(row ?? after), affected };
  });
}
