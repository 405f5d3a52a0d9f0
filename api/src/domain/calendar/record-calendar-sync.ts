import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { SystemContext } from '../command-context.ts';
import type { Agreement } from './agreement.ts';

export interface CalendarSync {
  reservationId: string;
  /** Null when nothing shows it. */
  outlookEventId: string | null;
  agreed: Agreement | null;
  /** Of the reservation, as Outlook now shows it. */
  version: number;
  /** The vehicle has turned the event down: whoever manages the fleet is told. */
  isTurnedDown?: boolean;
}

/** Remembers what both sides agree on. An older version never replaces a newer one. */
export async function recordCalendarSync(context: SystemContext, sync: CalendarSync): Promise<void> {
  const { reservationId, outlookEventId, agreed, version, isTurnedDown } = sync;
  await context.database.transaction(context.tenantId, async (transaction) => {
    const [written] = await transaction.query<{ hadFailed: boolean }>({
      name: 'reservation.calendar-sync',
      text: `update reservations r set outlook_event_id = $2, calendar_version = $3, calendar_agreed = $4, calendar_problem = null
             from (select id, calendar_problem is not null or calendar_agreed #>> '{answers,vehicle}' = 'declined' as had_failed
               from reservations where id = $1 for no key update) before
             where r.id = before.id and r.calendar_version <= $3 returning coalesce(before.had_failed, false) as "hadFailed"`,
      values: [reservationId, outlookEventId, version, agreed && JSON.stringify(agreed)],
    });
    if (!written) return;
    if (isTurnedDown) await writeOutboxEvent(transaction, { type: 'calendar.turned-down', entityId: reservationId });
    else if (written.hadFailed && agreed?.answers.vehicle !== 'declined')
      await writeOutboxEvent(transaction, { type: 'calendar.recovered', entityId: reservationId });
  });
}

/** Remembers why Outlook cannot show a version, which is then not tried again: the next version is. */
export async function recordCalendarProblem(
  { database, tenantId }: SystemContext,
  { reservationId, version, problem }: { reservationId: string; version: number; problem: string },
): Promise<void> {
  await database.transaction(tenantId, async (transaction) => {
    const written = await transaction.query({
      name: 'reservation.calendar-problem',
      text: `update reservations set calendar_problem = $3, calendar_version = $2
             where id = $1 and calendar_version <= $2 returning id`,
      values: [reservationId, version, problem.slice(0, 500)],
    });
    if (written.length > 0) await writeOutboxEvent(transaction, { type: 'calendar.failed', entityId: reservationId });
  });
}
