import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../../command-context.ts';
import { writeAudit } from '../../domain-events.ts';
import { requireFleetManagement } from '../../fleet-management-policy.ts';
import { askForCalendarWork, lockFleetMailbox } from './ask-for-calendar-work.ts';

/**
 * Forgets what both sides agreed on, so that one of them is all there is to go by, and reads or writes everything anew.
 * @throws {DomainError} FORBIDDEN for everybody but fleet managers, CONFLICT for a tenant that does not use Outlook
 */
export async function rebuildCalendar(
  { actor, tenantId, database, now }: UserContext,
  { from }: OperationArguments<'rebuildCalendar'>,
): Promise<OperationOutput<'rebuildCalendar'>> {
  requireFleetManagement(actor, 'rebuild the calendars');
  return database.transaction(tenantId, async (transaction) => {
    const mailboxId = await lockFleetMailbox(transaction);
    if (from === 'fleet') await forgetEvents(transaction);
    // All mailboxes are read from the beginning, the vehicles' for what was booked in Outlook alone.
    await transaction.query({
      name: 'calendar-mailbox.forget-everything',
      text: 'update calendar_mailboxes set delta_link = null, snapshot_at = null, retry_at = null',
    });
    await writeAudit(transaction, actor, {
      action: 'calendar.rebuilt',
      entityType: 'calendar_mailbox',
      entityId: mailboxId,
      detail: { from },
    });
    return askForCalendarWork(transaction, mailboxId, { do: 'rebuild', from }, now());
  });
}

/** Whatever the events show, they are written anew; those that are there are found by what they carry. */
async function forgetEvents(transaction: TenantTransaction): Promise<void> {
  await transaction.query({
    name: 'calendar.forget-events',
    text: `update reservations set calendar_agreed = null, calendar_version = 0, calendar_problem = null, outlook_event_id = null
           where status in ('pending', 'approved', 'active')`,
  });
  await transaction.query({
    name: 'calendar.forget-series',
    text: 'update reservation_series set outlook_event_id = null, calendar_agreed = null',
  });
}
