import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../../command-context.ts';
import { writeAudit } from '../../domain-events.ts';
import { requireFleetManagement } from '../../fleet-management-policy.ts';
import { askForCalendarWork, lockFleetMailbox } from './ask-for-calendar-work.ts';

/**
 * Has both sides compared; nothing is changed by it.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers, CONFLICT for a tenant that does not use Outlook
 */
export async function compareCalendar({
  actor,
  tenantId,
  database,
  now,
}: UserContext): Promise<OperationOutput<'compareCalendar'>> {
  requireFleetManagement(actor, 'compare the calendars');
  return database.transaction(tenantId, async (transaction) => {
    const mailboxId = await lockFleetMailbox(transaction);
    await writeAudit(transaction, actor, {
      action: 'calendar.compared',
      entityType: 'calendar_mailbox',
      entityId: mailboxId,
    });
    return askForCalendarWork(transaction, mailboxId, { do: 'compare' }, now());
  });
}
