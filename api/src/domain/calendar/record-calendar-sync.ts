import type { SystemContext } from '../command-context.ts';

/**
 * Remembers which event stands for a reservation and which of its versions Outlook now shows. An older version never
 * replaces a newer one.
 * @param outlookEventId null when the event is gone
 */
export async function recordCalendarSync(
  context: SystemContext,
  { reservationId, outlookEventId, version }: { reservationId: string; outlookEventId: string | null; version: number },
): Promise<void> {
  await context.database.transaction(context.tenantId, (transaction) =>
    transaction.query({
      name: 'reservation.calendar-sync',
      text: `update reservations set outlook_event_id = $2, calendar_version = $3
              where id = $1 and calendar_version <= $3`,
      values: [reservationId, outlookEventId, version],
    }),
  );
}
