import type { Blackout } from '@fleet/contracts/blackout.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { readAffected } from '../affected-reservations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireVersion } from '../require-version.ts';
import { announceBlackout, describeBlackout, lockBlackout, toBlackout } from './blackout-rows.ts';

/**
 * @returns the blackout as it was, with the reservations that stood in it
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED
 */
export async function deleteBlackout(
  { actor, database, tenantId }: UserContext,
  { blackoutId, expectedVersion }: OperationArguments<'deleteBlackout'>,
): Promise<Blackout> {
  requireFleetManagement(actor, 'decide when vehicles are not lent');
  return database.transaction(tenantId, async (transaction) => {
    const before = await lockBlackout(transaction, blackoutId);
    requireVersion('blackout', before.version, expectedVersion);
    const [affected] = await Promise.all([
      readAffected(transaction, before),
      transaction.query({ name: 'blackout.delete', text: 'delete from blackouts where id = $1', values: [blackoutId] }),
      announceBlackout(transaction, before),
      writeAudit(transaction, actor, {
        action: 'blackout.deleted',
        entityType: 'blackout',
        entityId: blackoutId,
        detail: describeBlackout(before),
      }),
    ]);
    return { ...toBlackout(before), affected };
  });
}
