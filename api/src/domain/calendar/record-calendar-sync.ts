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
    const written = await transaction.query({
      name: 'reservation.calendar-sync',
      text: `update reservations set outlook_event_id = $2, calendar_version = $3, calendar_agreed = $4, calendar_problem = null
             where id = $1 and calendar_version <= $3 returning id`,
      values: [reservationId, outlookEventId, version, agreed && JSON.stringify(agreed)],
    });
    if (written.length === 0 || !isTurnedDown) return;
    await writeOutboxEvent(transaction, { type: 'calendar.turned-down', entityId: reservationId });
  });
}

/** Remembers why Outlook cannot show a version, which is then not tried again: the next version is. */
export async function recordCalendarProblem(
  { database, tenantId }: SystemContext,
  { reservationId, version, problem }: { reservationId: string; version: number; problem: string },
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'reservation.calendar-problem',
      text: `update reservations set calendar_problem = $3, calendar_version = $2 where id = $1 and calendar_version <= $2`,
      values: [reservationId, version, problem.slice(0, 500)],
    }),
  );
}
