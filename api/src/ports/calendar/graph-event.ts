/** Events as Graph writes and takes them. */
import type {
  Attendee,
  DateTimeTimeZone,
  Event,
  NullableOption,
  PatternedRecurrence,
  RecurrencePattern,
} from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent, CalendarRecurrence, ShownAttendee, ShownEvent } from './calendar.ts';

// Named properties in the public string namespace of ours; the GUID never changes, or our own events become strangers.
const namespace = 'String {6f4d5c0a-1d0e-4b59-8f6a-6c1f2f7c9a51}';
export const tagId = `${namespace} Name FleetReservationId`;
const factsId = `${namespace} Name FleetReservationFacts`;
export const tagExpansion = `singleValueExtendedProperties($filter=id eq '${tagId}' or id eq '${factsId}')`;

export type GraphEvent = Event & { '@odata.etag'?: string };

export function toGraphEvent(event: CalendarEvent, only?: 'time' | 'description'): Event {
  return { ...(only !== 'description' && toTime(event)), ...(only !== 'time' && toDescription(event)) };
}

function toTime(event: CalendarEvent): Event {
  return {
    start: toWallTime(event.startDate, event.timeZone),
    end: toWallTime(event.endDate, event.timeZone),
    ...(event.recurrence && { recurrence: toRecurrence(event.recurrence, event.timeZone) }),
  };
}

function toRecurrence({ pattern, startDay, endDay }: CalendarRecurrence, timeZone: string): PatternedRecurrence {
  return {
    pattern: pattern as RecurrencePattern,
    range: { type: 'endDate', startDate: startDay, endDate: endDay ?? startDay, recurrenceTimeZone: timeZone },
  };
}

function readRecurrence(recurrence: Event['recurrence']): CalendarRecurrence | null {
  const { pattern, range } = recurrence ?? {};
  if (!pattern || !range) return null;
  return {
    pattern: pattern as CalendarRecurrence['pattern'],
    startDay: range.startDate ?? '',
    endDay: range.type === 'endDate' ? (range.endDate ?? null) : null,
  };
}

function toDescription(event: CalendarEvent): Event {
  return {
    subject: event.subject,
    body: { contentType: 'html', content: event.bodyHtml },
    location: { displayName: event.location },
    showAs: event.tentative ? 'tentative' : 'busy',
    // So that drivers can ask for another time from their own calendar.
    allowNewTimeProposals: true,
    attendees: event.attendees.map(({ kind, address, name }) => ({ type: kind, emailAddress: { address, name } })),
    singleValueExtendedProperties: [
      { id: tagId, value: event.reservationId },
      { id: factsId, value: JSON.stringify(event.facts) },
    ],
  };
}

/** The wall time of the zone, which Outlook then shows and repeats; UTC where the clock shows it twice. */
function toWallTime(instant: Date, timeZone: string): DateTimeTimeZone {
  const exact = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  const wall = exact.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  const isOnce = earlier && later && earlier.epochMilliseconds === later.epochMilliseconds;
  const { dateTime, zone } = isOnce
    ? { dateTime: wall, zone: timeZone }
    : { dateTime: exact.toZonedDateTimeISO('UTC').toPlainDateTime(), zone: 'UTC' };
  return { dateTime: dateTime.toString({ fractionalSecondDigits: 7 }), timeZone: zone };
}

/** @param event read with its times in UTC */
export function toShownEvent(event: GraphEvent): ShownEvent {
  const { id, iCalUId } = event;
  if (!id || !event.start || !event.end) throw new Error('Graph answered an event without its id or time');
  const property = (wanted: string) =>
    event.singleValueExtendedProperties?.find((one) => one.id?.toLowerCase() === wanted.toLowerCase())?.value ?? null;
  const organizer = event.organizer?.emailAddress;
  return {
    eventId: id,
    etag: event['@odata.etag'] ?? '',
    iCalUId: iCalUId ?? '',
    transactionId: event.transactionId ?? null,
    seriesMasterId: event.seriesMasterId ?? null,
    isSeries: event.type === 'seriesMaster',
    recurrence: readRecurrence(event.recurrence),
    originalStart: event.originalStart ? new Date(event.originalStart).toISOString() : null,
    subject: event.subject ?? '',
    location: event.location?.displayName ?? '',
    startDate: toInstant(event.start),
    endDate: toInstant(event.end),
    showAs: event.showAs ?? 'busy',
    isCancelled: event.isCancelled ?? false,
    organizer: { address: organizer?.address?.toLowerCase() ?? '', name: organizer?.name ?? '' },
    attendees: (event.attendees ?? []).map(toShownAttendee),
    reservationId: property(tagId),
    facts: readFacts(property(factsId)),
  };
}

function toShownAttendee({ type, emailAddress, status, proposedNewTime }: Attendee): ShownAttendee {
  const { start, end } = proposedNewTime ?? {};
  return {
    kind: type ?? 'required',
    address: emailAddress?.address?.toLowerCase() ?? '',
    response: status?.response ?? 'none',
    proposal: start && end ? { startDate: toInstant(start), endDate: toInstant(end) } : null,
  };
}

/** @param moment in UTC, which is what Graph writes unless it is asked for another zone */
export function toInstant({ dateTime }: NullableOption<DateTimeTimeZone> & object): string {
  return new Date(`${String(dateTime).replace(/Z$/, '').slice(0, 23)}Z`).toISOString();
}

function readFacts(text: string | null): object | null {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
