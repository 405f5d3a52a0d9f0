import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import type { Event, Subscription as GraphSubscription } from '@microsoft/microsoft-graph-types';
import { type BatchRequest, sendBatch } from '../microsoft/graph-batch.ts';
import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import { OutsideBusy } from '../microsoft/outside-busy.ts';
import type { Calendar, CalendarWindow, CalendarWrite, EventLookup, ShownEvent, Written } from './calendar.ts';
import { readGraphChanges } from './graph-changes.ts';
import { type GraphEvent, tagExpansion, tagId, toGraphEvent, toShownEvent } from './graph-event.ts';

export interface GraphCalendarOptions {
  /** Where Graph tells of changes, and of what becomes of the subscriptions. */
  notificationUrl: string;
}

/** Calendars in Exchange Online through Microsoft Graph. */
export function createGraphCalendar(graph: GraphMailboxes, { notificationUrl }: GraphCalendarOptions): Calendar {
  return {
    readChanges: (mailbox, link, window) =>
      graph(mailbox, (client, path) => readGraphChanges(client, path, link, window)),
    find: (organizer, lookups) => graph(organizer, (client, path) => find(client, path, lookups)),
    read: (mailbox, eventIds) => graph(mailbox, (client, path) => readMany(client, path, eventIds)),
    members: (organizer, seriesEventId, window) =>
      graph(organizer, (client, path) =>
        readMembers(client, `${path}/events/${encodeURIComponent(seriesEventId)}`, window),
      ),
    write: (organizer, writes) =>
      graph(organizer, async (client, path) => {
        const answers = await sendBatch(
          client,
          writes.map((write) => toRequest(path, write)),
        );
        return answers.map((answer) => (answer instanceof Error ? answer : toWritten(answer)));
      }),
    subscribe: (mailbox, { expiresAt, clientState }) =>
      graph(mailbox, async (client, path) => {
        const made: GraphSubscription = await client.api('/subscriptions').post({
          changeType: 'created,updated,deleted',
          notificationUrl,
          lifecycleNotificationUrl: notificationUrl,
          resource: `${path}/events`,
          expirationDateTime: expiresAt.toISOString(),
          clientState,
          latestSupportedTlsVersion: 'v1_2',
        });
        return toSubscription(made);
      }),
    renew: (mailbox, subscriptionId, expiresAt) =>
      graph(mailbox, async (client) => {
        try {
          const expirationDateTime = expiresAt.toISOString();
          return toSubscription(await client.api(`/subscriptions/${subscriptionId}`).patch({ expirationDateTime }));
        } catch (error) {
          if (error instanceof GraphError && error.statusCode === 404) return null;
          throw error;
        }
      }),
  };
}

function toSubscription({ id, expirationDateTime }: GraphSubscription) {
  if (!id || !expirationDateTime) throw new Error('Graph answered a subscription without its id or end');
  return { id, expiresAt: new Date(expirationDateTime) };
}

/** By the id we know, else by our tag: after a crash the event may exist although its id was never recorded. */
async function find(
  client: Client,
  path: string,
  lookups: readonly EventLookup[],
): Promise<(ShownEvent | null | Error)[]> {
  const found: (ShownEvent | null | Error)[] = lookups.map(() => null);
  const known = lookups.flatMap(({ eventId }, index) => (eventId ? [{ index, eventId }] : []));
  const read = await readMany(
    client,
    path,
    known.map(({ eventId }) => eventId),
  );
  for (const [position, { index }] of known.entries()) found[index] = read[position] ?? null;
  const missing = lookups.flatMap(({ reservationId }, index) =>
    found[index] === null ? [{ index, reservationId }] : [],
  );
  const tagged = await sendBatch(
    client,
    missing.map(({ reservationId }) => ({ method: 'GET' as const, url: byTag(path, reservationId) })),
  );
  for (const [position, { index }] of missing.entries()) {
    const answer = tagged[position];
    if (answer instanceof Error || answer?.status !== 200)
      found[index] = answer instanceof Error ? answer : refusedRead(answer);
    else found[index] = firstLive(answer.body as { value: GraphEvent[] });
  }
  return found;
}

const mostMembersAtOnce = 200;

async function readMembers(client: Client, path: string, { start, end }: CalendarWindow): Promise<ShownEvent[]> {
  const members: ShownEvent[] = [];
  const first = `${path}/instances?startDateTime=${start.toISOString()}&endDateTime=${end.toISOString()}&$top=${mostMembersAtOnce}`;
  for (let next: string | undefined = first; next; ) {
    const page: { value: GraphEvent[]; '@odata.nextLink'?: string } = await client.api(next).get();
    members.push(...page.value.map(toShownEvent));
    next = page['@odata.nextLink'];
  }
  return members.filter(({ isCancelled }) => !isCancelled);
}

function byTag(path: string, reservationId: string): string {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${tagId}' and ep/value eq '${reservationId}')`;
  const query = new URLSearchParams({ $filter: filter, $expand: tagExpansion });
  return `${path}/events?${query.toString().replaceAll('+', '%20')}`;
}

function firstLive({ value }: { value: GraphEvent[] }): ShownEvent | null {
  const live = value.find(({ isCancelled }) => !isCancelled);
  return live ? toShownEvent(live) : null;
}

async function readMany(
  client: Client,
  path: string,
  eventIds: readonly string[],
): Promise<(ShownEvent | null | Error)[]> {
  if (eventIds.length === 0) return [];
  const expand = new URLSearchParams({ $expand: tagExpansion }).toString().replaceAll('+', '%20');
  const answers = await sendBatch(
    client,
    eventIds.map((id) => ({ method: 'GET' as const, url: `${path}/events/${encodeURIComponent(id)}?${expand}` })),
  );
  return answers.map((answer) => {
    if (answer instanceof Error) return answer;
    if (answer.status === 404) return isUnknownMailbox(answer.body) ? refusedRead(answer) : null;
    if (answer.status !== 200) return refusedRead(answer);
    const event = toShownEvent(answer.body as GraphEvent);
    return event.isCancelled ? null : event;
  });
}

/** Not that the event is gone, but that nothing can be known of the mailbox. */
function isUnknownMailbox(body: unknown): boolean {
  return (body as { error?: { code?: string } } | undefined)?.error?.code !== 'ErrorItemNotFound';
}

function refusedRead(answer: { status: number; body: unknown } | undefined): Error {
  return new OutsideBusy(`Graph answered ${answer?.status}: ${reasonOf(answer?.body)}`);
}

function toRequest(path: string, write: CalendarWrite): BatchRequest {
  if (write.do === 'create') {
    const { transactionId } = write.event;
    return { method: 'POST', url: `${path}/events`, body: { ...toGraphEvent(write.event), transactionId } };
  }
  const url = `${path}/events/${encodeURIComponent(write.eventId)}`;
  if (write.do === 'cancel') return { method: 'POST', url: `${url}/cancel`, body: { comment: write.comment } };
  return { method: 'PATCH', url, headers: { 'If-Match': write.etag }, body: toGraphEvent(write.event, write.only) };
}

function toWritten({ status, body }: { status: number; body: unknown }): Written {
  if (status === 200 || status === 201) return { outcome: 'shown', event: toShownEvent(body as Event) };
  if (status === 202 || status === 204) return { outcome: 'gone' };
  if (status === 404 && !isUnknownMailbox(body)) return { outcome: 'gone' };
  if (status === 412 || status === 409) return { outcome: 'changed' };
  return { outcome: 'refused', reason: `${status} ${reasonOf(body)}` };
}

function reasonOf(body: unknown): string {
  const { code = '', message = '' } =
    (body as { error?: { code?: string; message?: string } } | undefined)?.error ?? {};
  return `${code} ${message}`.trim();
}
