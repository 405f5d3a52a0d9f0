import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../../command-context.ts';
import { DomainError } from '../../domain-errors.ts';
import { writeAudit } from '../../domain-events.ts';
import { requireFleetManagement } from '../../fleet-management-policy.ts';
import { askForCalendarWork, lockFleetMailbox } from './ask-for-calendar-work.ts';

/**
 * Notes for what was found to differ which side holds, and has it done. What is gone from the list meanwhile is repaired.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers, CONFLICT or NOT_FOUND when there is nothing to repair
 */
export async function repairCalendarDrift(
  { actor, tenantId, database, now }: UserContext,
  { by, driftIds }: OperationArguments<'repairCalendarDrift'>,
): Promise<OperationOutput<'repairCalendarDrift'>> {
  requireFleetManagement(actor, 'repair the calendars');
  return database.transaction(tenantId, async (transaction) => {
    const marked = await transaction.query<{ id: string }>({
      name: 'calendar-drift.mark',
      text: 'update calendar_drifts set repair_by = $1 where $2::uuid[] is null or id = any ($2) returning id',
      values: [by, driftIds ?? null],
    });
    if (marked.length === 0) {
      const message = 'None of this differs any more. Compare both sides anew to see how they stand.';
      throw new DomainError(driftIds ? 'NOT_FOUND' : 'CONFLICT', message);
    }
    const mailboxId = await lockFleetMailbox(transaction);
    await writeAudit(transaction, actor, {
      action: 'calendar.repaired',
      entityType: 'calendar_mailbox',
      entityId: mailboxId,
      detail: { by, differences: marked.length },
    });
    return askForCalendarWork(transaction, mailboxId, { do: 'repair' }, now());
  });
}
