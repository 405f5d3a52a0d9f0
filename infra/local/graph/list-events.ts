import { parseMoment } from '../exchange/date-time.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { listEvents, listItems, listOccurrences, storedMembers, touches } from '../exchange/event-store.ts';
import type { Call } from '../http/call.ts';
import { toEventJson } from './event-json.ts';
import { graphOrigin } from './graph.ts';
import { GraphError, invalidParameter } from './graph-error.ts';
import { compareValues, readPath } from './odata/evaluate.ts';
import { type QueryOptions, readQueryOptions } from './odata/query-options.ts';
import type { GraphAnswer, MailboxOperation, MailboxRequest } from './operation.ts';
import type { Preferences } from './preferences.ts';
import { requireEvent } from './require-event.ts';

const inUtc: Preferences = {
  immutableIds: true,
  timeZone: 'UTC',
  textBody: false,
  maximumPageSize: undefined,
  applied: '',
};

/** `GET …/events`: everything in the calendar. */
export const getEvents: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: false,
  run: (graph, request) => answerList(request, listItems(graph, request.mailbox.address)),
};

/** `GET …/calendarView`: what touches a window of time. */
export const getCalendarView: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: false,
  run(graph, request) {
    return answerList(request, listEvents(graph, request.mailbox.address, readWindow(request.call)));
  },
};

/** `GET …/events/{event}/instances`: the members of a series that touch a window of time. */
export const getInstances: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: false,
  run(graph, request) {
    const window = readWindow(request.call);
    const master = requireEvent(graph, request.call, request.mailbox.address);
    if (!master.document.recurrence) {
      throw new GraphError(400, 'ErrorInvalidRequest', 'Your request can’t be completed. This event does not repeat.');
    }
    const members = [
      ...listOccurrences(graph, master, window),
      ...storedMembers(graph, master).filter(({ document }) => touches(document, window)),
    ];
    return answerList(
      request,
      members.toSorted((one, other) => Date.parse(one.document.start) - Date.parse(other.document.start)),
    );
  },
};

export function readWindow(call: Call): { start: string; end: string } {
  const start = readMoment(call, 'startDateTime');
  const end = readMoment(call, 'endDateTime');
  if (end < start) throw invalidParameter('The end of the time window is before its start.');
  return { start, end };
}

function answerList({ call, preferences }: MailboxRequest, records: readonly EventRecord[]): GraphAnswer {
  const options = readQueryOptions(call.url.searchParams, preferences.maximumPageSize);
  const found = sort(
    records.filter((record) => options.filter?.(filterView(record)) ?? true),
    options.orderBy,
  );
  const page = found.slice(options.skip, options.skip + options.top);
  const next = options.skip + options.top < found.length ? nextLink(call, options) : undefined;
  return {
    status: 200,
    body: {
      '@odata.context': `${graphOrigin}/v1.0/$metadata#users/events`,
      ...(options.count ? { '@odata.count': found.length } : {}),
      value: page.map((record) => itemJson(record, preferences, options)),
      ...(next ? { '@odata.nextLink': next } : {}),
    },
  };
}

function itemJson(record: EventRecord, preferences: Preferences, { select, expandsProperty }: QueryOptions): object {
  const properties = record.document.extendedProperties.filter(({ id }) => expandsProperty?.(id));
  return {
    ...selectMembers(toEventJson(record, preferences), select),
    ...(properties.length > 0 ? { singleValueExtendedProperties: properties } : {}),
  };
}

/** `id` and the etag are there whatever was selected; an unknown name is refused. */
export function selectMembers<Item extends { '@odata.etag': string }>(
  item: Item,
  select: readonly string[] | undefined,
  type: 'event' | 'message' = 'event',
): Partial<Item> {
  if (select === undefined || select.includes('*')) return item;
  const byName = new Map(Object.keys(item).map((name) => [name.toLowerCase(), name]));
  const names = select.map((name) => {
    const known = byName.get(name.toLowerCase());
    if (known !== undefined) return known;
    throw new GraphError(
      400,
      'BadRequest',
      `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  });
  const wanted = new Set(['@odata.etag', 'id', ...names]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name))) as Partial<Item>;
}

/** The event as filters see it. Finding one by its tag reads no more than the tags, so that it stays quick in a full calendar. */
function filterView(record: EventRecord): object {
  let event: object | undefined;
  const tags = 'singleValueExtendedProperties';
  const whole = () => {
    event ??= toEventJson(record, inUtc);
    return event;
  };
  return new Proxy(
    {},
    {
      has: (_target, name) => name === tags || name in whole(),
      get: (_target, name) => (name === tags ? record.document.extendedProperties : Reflect.get(whole(), name)),
    },
  );
}

function sort(records: EventRecord[], orderBy: QueryOptions['orderBy']): EventRecord[] {
  if (!orderBy) return records;
  const factor = orderBy.descending ? -1 : 1;
  const value = (record: EventRecord) => readPath(orderBy.path, filterView(record), {});
  return records.toSorted((one, other) => {
    if (compareValues(value(one), 'eq', value(other))) return 0;
    return compareValues(value(one), 'lt', value(other)) ? -factor : factor;
  });
}

function nextLink(call: Call, { skip, top }: QueryOptions): string {
  const next = new URL(`${call.url.pathname}${call.url.search}`, graphOrigin);
  next.searchParams.set('$top', String(top));
  next.searchParams.set('$skip', String(skip + top));
  return next.href;
}

function readMoment(call: Call, name: string): string {
  const wanted = name.toLowerCase();
  const found = [...call.url.searchParams].find(([key]) => key.toLowerCase() === wanted)?.[1];
  if (found) return parseMoment(found);
  throw invalidParameter(
    'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
  );
}
