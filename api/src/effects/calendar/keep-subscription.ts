import { randomBytes } from 'node:crypto';
import { renewalDays } from '../../domain/calendar/ask-due-calendars.ts';
import { type CalendarMailbox, recordSubscription } from '../../domain/calendar/calendar-mailboxes.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { Calendar } from '../../ports/calendar/calendar.ts';

/** Of the 10,080 minutes that Graph gives at most, some are left for clocks that differ. */
const lifeMinutes = 10_000;

/** Has Graph tell of changes from now on, for another week. A new subscription says nothing of what came before it. */
export async function keepSubscription(
  context: SystemContext,
  calendar: Calendar,
  mailbox: CalendarMailbox,
): Promise<void> {
  const { subscriptionId, subscriptionExpiresAt, entraTenantId, address } = mailbox;
  const at = context.now().getTime();
  const isFresh = subscriptionExpiresAt && subscriptionExpiresAt.getTime() > at + renewalDays * 86_400_000;
  if (subscriptionId && isFresh) return;
  const expiresAt = new Date(at + lifeMinutes * 60_000);
  const self = { entraTenantId, address };
  const renewed = subscriptionId && (await calendar.renew(self, subscriptionId, expiresAt));
  if (renewed) return recordSubscription(context, mailbox.id, renewed);
  const clientState = randomBytes(32).toString('base64url');
  const made = await calendar.subscribe(self, { expiresAt, clientState });
  await recordSubscription(context, mailbox.id, { ...made, clientState });
}
