import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';

// A named property in the public string namespace of ours; its GUID never changes, or our own events become strangers.
const tagId = 'String {6f4d5c0a-1d0e-4b59-8f6a-6c1f2f7c9a51} Name FleetReservationId';
const tagExpansion = `singleValueExtendedProperties($filter=id eq '${tagId}')`;

/** Calendars in Exchange Online through Microsoft Graph. */
export function createGraphCalendar(graph: GraphMailboxes): Calendar {
  return {
    put: (organizer, event, knownEventId) =>
      graph(organizer, async (client, mailbox) => {
        const wanted = toGraphEvent(event);
        const existing = await find(client, mailbox, event.reservationId, knownEventId);
        if (!existing) {
          const created: Event = await client.api(`${mailbox}/events`).post({
            ...wanted,
            transactionId: `${event.reservationId}:${event.version}`,
            singleValueExtendedProperties: [{ id: tagId, value: event.reservationId }],
          });
          return idOf(created);
        }
        if (!shows(existing, wanted)) {
          await client
            .api(`${mailbox}/events/${idOf(existing)}`)
            .header('If-Match', existing['@odata.etag'])
            .patch(wanted);
        }
        return idOf(existing);
      }),
    cancel: (organizer, reservationId, knownEventId, comment) =>
      graph(organizer, async (client, mailbox) => {
        const existing = await find(client, mailbox, reservationId, knownEventId);
        if (!existing || existing.isCancelled) return;
        await client.api(`${mailbox}/events/${idOf(existing)}/cancel`).post({ comment });
      }),
  };
}

type FoundEvent = Event & { '@odata.etag': string };

/** By the id we know, else by our tag: after a crash the event may exist although its id was never recorded. */
async function find(
  client: Client,
  mailbox: string,
  reservationId: string,
  knownEventId: string | null,
): Promise<FoundEvent | undefined> {
  if (knownEventId) {
    const known = await unlessGone<FoundEvent>(client.api(`${mailbox}/events/${knownEventId}`).get());
    if (known) return known;
  }
  const tagged: { value: FoundEvent[] } = await client
    .api(`${mailbox}/events`)
    .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${tagId}' and ep/value eq '${reservationId}')`)
    .expand(tagExpansion)
    .get();
  return tagged.value.find(({ isCancelled }) => !isCancelled);
}

async function unlessGone<Found>(request: Promise<Found>): Promise<Found | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof GraphError && error.statusCode === 404) return undefined;
    throw error;
  }
}

function toGraphEvent(event: CalendarEvent): Event {
  return {
    subject: event.subject,
    body: { contentType: 'html', content: event.bodyHtml },
    // UTC, because a wall time is ambiguous when the clocks go back; Outlook shows it in the reader's own zone.
    start: { dateTime: utc(event.startDate), timeZone: 'UTC' },
    end: { dateTime: utc(event.endDate), timeZone: 'UTC' },
    location: { displayName: event.location },
    showAs: event.tentative ? 'tentative' : 'busy',
    allowNewTimeProposals: false,
    attendees: event.attendees.map(({ kind, address, name }) => ({ type: kind, emailAddress: { address, name } })),
  };
}

function utc(instant: Date): string {
  return instant.toISOString().replace(/\.(\d{3})Z$/, '.$10000');
}

/** Whether Outlook already shows it; bodies are left out, because Exchange rewrites them. */
function shows(existing: Event, wanted: Event): boolean {
  return fingerprint(existing) === fingerprint(wanted);
}

function fingerprint({ subject, start, end, location, showAs, attendees }: Event): string {
  const people = (attendees ?? []).map(({ type, emailAddress }) => `${type} ${emailAddress?.address?.toLowerCase()}`);
  return JSON.stringify([subject, start?.dateTime, end?.dateTime, location?.displayName, showAs, people.sort()]);
}

function idOf(event: Event): string {
  if (!event.id) throw new Error('Graph answered an event without an id');
  return event.id;
}
