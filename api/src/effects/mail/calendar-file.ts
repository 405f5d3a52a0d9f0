import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { calendarUid } from '../../domain/calendar-feed/write-calendar.ts';
import type { LoadedReservation } from '../../domain/reservation/load-reservation.ts';
import type { CalendarFile } from '../../ports/mail/mail.ts';
import type { MailReader } from './mail-reader.ts';

export interface CalendarFileOptions {
  reservation: LoadedReservation;
  /** Those of a series instead, when it is about several. */
  occurrences?: readonly { reservationId: string; startDate: Date; endDate: Date }[] | undefined;
  reader: MailReader;
  /** Must be who sends the mail, or calendars do not trust it. */
  organizer: { name: string; address: string };
  /** Where the reservation is shown. */
  link: string;
}

const isGone = ({ status }: LoadedReservation) => status === 'cancelled' || status === 'rejected';

/**
 * The reservation for calendars that nobody keeps in step: RFC 5546, where a later version of an event takes the place of an
 * earlier one by its id and sequence. A request may hold one event alone, so several are published instead. The ids are
 * those of the calendar feeds.
 */
export function calendarFile({ reservation, occurrences, reader, organizer, link }: CalendarFileOptions): CalendarFile {
  const { vehicle, purpose, status, version, updatedAt } = reservation;
  const gone = isGone(reservation);
  const method = occurrences
    ? ICalCalendarMethod.PUBLISH
    : gone
      ? ICalCalendarMethod.CANCEL
      : ICalCalendarMethod.REQUEST;
  const { id: reservationId, startDate, endDate } = reservation;
  const events = occurrences ?? [{ reservationId, startDate: new Date(startDate), endDate: new Date(endDate) }];
  const calendar = ical({ prodId: { company: 'Fleet', product: 'Fleet for Microsoft Teams', language: 'EN' }, method });
  for (const event of events) {
    calendar.createEvent({
      id: calendarUid(event.reservationId),
      sequence: version,
      start: event.startDate,
      end: event.endDate,
      stamp: new Date(updatedAt),
      summary: `${vehicle.name} (${vehicle.licensePlate}): ${purpose}`,
      location: `${vehicle.poolName}, ${vehicle.site}`,
      description: link,
      url: link,
      organizer: { name: organizer.name, email: organizer.address },
      attendees: [
        {
          name: reader.displayName,
          email: reader.email,
          role: ICalAttendeeRole.REQ,
          // They asked for it: nothing is left to answer.
          status: ICalAttendeeStatus.ACCEPTED,
          rsvp: false,
        },
      ],
      status: gone
        ? ICalEventStatus.CANCELLED
        : status === 'pending'
          ? ICalEventStatus.TENTATIVE
          : ICalEventStatus.CONFIRMED,
    });
  }
  return { method, content: calendar.toString() };
}
