import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../../domain-errors.ts';
import type { CalendarWork } from '../calendar-work.ts';

/** The fleet mailbox, kept for this transaction. @throws {DomainError} CONFLICT for a tenant that does not use Outlook */
export async function lockFleetMailbox(transaction: TenantTransaction): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'calendar-mailbox.lock-fleet',
    text: `select m.id from calendar_mailboxes m join tenants t on t.id = m.tenant_id
           where m.vehicle_id is null and m.address = lower(t.fleet_mailbox_address) for update of m`,
  });
  if (row) return row.id;
  const message =
    'This company’s reservations are not in Outlook yet, so there is nothing to compare. Make a reservation first, or switch the Outlook calendar on.';
  throw new DomainError('CONFLICT', message);
}

/** Has the worker compare, repair or rebuild; work that waits already goes first. */
export async function askForCalendarWork(
  transaction: TenantTransaction,
  mailboxId: string,
  work: CalendarWork,
  now: Date,
): Promise<OperationOutput<'compareCalendar'>> {
  const [row] = await transaction.query<{ comparedAt: Date | null; workingSince: Date }>({
    name: 'calendar-mailbox.ask-work',
    text: `update calendar_mailboxes set work_asked_at = coalesce(work_asked_at, $2) where id = $1
           returning compared_at as "comparedAt", work_asked_at as "workingSince"`,
    values: [mailboxId, now],
  });
  await writeOutboxEvent(transaction, { type: 'calendar.work-asked', entityId: mailboxId, payload: work });
  return {
    comparedAt: row?.comparedAt?.toISOString() ?? null,
    workingSince: row?.workingSince.toISOString() ?? null,
  };
}
