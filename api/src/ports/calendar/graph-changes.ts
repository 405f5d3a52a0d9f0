import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import { type CalendarChanges, type CalendarWindow, ChangesLost } from './calendar.ts';
import { type GraphEvent, toInstant, toShownEvent } from './graph-event.ts';

interface Page {
  value: (GraphEvent & { '@removed'?: object })[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** Given with every page: the client drops it between them. */
const preferences = 'odata.maxpagesize=200';
/** A round that does not end is as good as lost. */
const mostPages = 500;
const mostEmptyPages = 10;

/** One round of a delta query. Nothing of a round that broke off is told, as only a whole one proves anything. */
export async function readGraphChanges(
  client: Client,
  path: string,
  link: string | null,
  window: CalendarWindow,
): Promise<CalendarChanges> {
  const events = new Map<string, CalendarChanges['events'][number]>();
  const removed = new Set<string>();
  let next = link ?? firstPage(path, window);
  let empty = 0;
  for (let pages = 0; pages < mostPages && empty < mostEmptyPages; pages++) {
    const page = await readPage(client, next);
    empty = page.value.length === 0 ? empty + 1 : 0;
    for (const one of page.value) {
      const id = one.id ?? '';
      // Of one event the last word counts, on whichever page.
      events.delete(id);
      removed.delete(id);
      if (one['@removed']) removed.add(id);
      else events.set(id, toChange(one));
    }
    const last = page['@odata.deltaLink'];
    if (last)
      return { events: [...events.values()], removedIds: [...removed], link: last, isEverything: link === null };
    next = page['@odata.nextLink'] ?? '';
    if (!next) break;
  }
  throw new ChangesLost('A round of changes did not end');
}

function firstPage(path: string, { start, end }: CalendarWindow): string {
  return `${path}/calendarView/delta?startDateTime=${start.toISOString()}&endDateTime=${end.toISOString()}`;
}

async function readPage(client: Client, link: string): Promise<Page> {
  try {
    return await client.api(link).header('Prefer', preferences).get();
  } catch (error) {
    const { statusCode, code } = error instanceof GraphError ? error : {};
    if (statusCode === 410 || /^(syncStateNotFound|resyncRequired|syncStateInvalid)$/i.test(code ?? '')) {
      throw new ChangesLost('Graph has forgotten where the last round ended');
    }
    throw error;
  }
}

function toChange(event: GraphEvent): CalendarChanges['events'][number] {
  if (event.type !== 'occurrence') return toShownEvent(event);
  return {
    eventId: event.id ?? '',
    etag: event['@odata.etag'] ?? '',
    seriesMasterId: event.seriesMasterId ?? null,
    startDate: event.start ? toInstant(event.start) : '',
    endDate: event.end ? toInstant(event.end) : '',
  };
}
