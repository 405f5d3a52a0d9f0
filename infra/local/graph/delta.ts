import { changesAfter, type EventChange, lastSequence } from '../exchange/event-change-log.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { findEvent, listEvents, listItems, listOccurrences, touches } from '../exchange/event-store.ts';
import { type DeltaState, issueDeltaToken, readDeltaToken } from './delta-tokens.ts';
import { toEventJson } from './event-json.ts';
import { type Graph, graphOrigin } from './graph.ts';
import { invalidParameter } from './graph-error.ts';
import { readWindow } from './list-events.ts';
import type { MailboxOperation, MailboxRequest } from './operation.ts';

const defaultPageSize = 50;
const unsupported = ['$select', '$expand', '$filter', '$orderby', '$search'];

/**
 * `GET …/calendarView/delta`: everything in a window of time, then what has changed since. A deleted member of a series
 * shows as a change of the series alone, and what moved out of the window as removed, as in Graph.
 */
export const getDelta: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: false,
  run(graph, request) {
    const { call, mailbox, preferences } = request;
    const query = call.url.searchParams;
    const refused = unsupported.find((name) => query.has(name));
    if (refused) throw invalidParameter(`The query parameter '${refused}' is not supported with change tracking.`);
    const token = query.get('$skiptoken') ?? query.get('$deltatoken');
    const state = token
      ? readDeltaToken(graph, mailbox.address, token)
      : firstState(graph, readWindow(call), preferences.maximumPageSize ?? defaultPageSize);
    const items = state.kind === 'full' ? everything(graph, request, state) : whatChanged(graph, request, state);
    const repeats = state.offset > 0 && graph.faults.strikes('repeatedPage');
    const from = repeats ? Math.max(0, state.offset - state.pageSize) : state.offset;
    const page = state.isEndless ? [] : items.slice(from, state.offset + state.pageSize);
    return {
      status: 200,
      body: {
        '@odata.context': `${graphOrigin}/v1.0/$metadata#Collection(microsoft.graph.event)`,
        value: page,
        ...nextLink(graph, request, state, items.length),
      },
    };
  },
};

function firstState(graph: Graph, window: DeltaState['window'], pageSize: number): DeltaState {
  const until = lastSequence(graph);
  return { window, after: 0, until, offset: 0, kind: 'full', pageSize };
}

function nextLink(graph: Graph, { mailbox, call }: MailboxRequest, state: DeltaState, count: number): object {
  const link = (name: string, next: DeltaState) => {
    const url = new URL(call.url.pathname, graphOrigin);
    url.searchParams.set(name, issueDeltaToken(graph, mailbox.address, next));
    return url.href;
  };
  const isEndless = state.isEndless || graph.faults.strikes('endlessNextLink');
  if (isEndless) return { '@odata.nextLink': link('$skiptoken', { ...state, isEndless }) };
  const offset = state.offset + state.pageSize;
  if (offset < count) return { '@odata.nextLink': link('$skiptoken', { ...state, offset }) };
  const { window, until, pageSize } = state;
  const later: DeltaState = { window, after: until, until: -1, offset: 0, kind: 'changes', pageSize };
  return { '@odata.deltaLink': link('$deltatoken', later) };
}

function everything(graph: Graph, request: MailboxRequest, { window }: DeltaState): object[] {
  const { address } = request.mailbox;
  const inWindow = listEvents(graph, address, window);
  const masterIds = new Set(inWindow.flatMap(({ document }) => document.occurrenceOf?.masterId ?? []));
  const masters = listItems(graph, address).filter(({ id }) => masterIds.has(id));
  return [...masters, ...inWindow].map((record) => itemJson(request, record));
}

function whatChanged(graph: Graph, request: MailboxRequest, state: DeltaState): object[] {
  // The end of the round is fixed by its first page.
  if (state.until < 0) state.until = lastSequence(graph);
  const changes = changesAfter(graph, state.after, request.mailbox.address).filter(
    ({ sequence }) => sequence <= state.until,
  );
  const byEvent = Map.groupBy(changes, ({ eventId }) => eventId);
  const items = [...byEvent.values()].flatMap((ofOne) => itemsOf(graph, request, ofOne, state.window));
  if (graph.faults.strikes('outOfWindowRemoval')) items.push(...falseRemoval(graph, request, state));
  return items;
}

function itemsOf(
  graph: Graph,
  request: MailboxRequest,
  changes: readonly EventChange[],
  window: DeltaState['window'],
): object[] {
  const [first] = changes;
  if (!first) return [];
  const record = findEvent(graph, request.mailbox.address, first.eventId);
  const isMember = record !== undefined && !record.isStored;
  if (record?.document.recurrence) {
    const members = listOccurrences(graph, record, window);
    return [record, ...members].map((one) => itemJson(request, one));
  }
  if (record && !isMember && touches(record.document, window)) return [itemJson(request, record)];
  const id = request.preferences.immutableIds ? first.eventId : first.mutableId;
  // What was made after the last round and is gone again was never told of.
  if (!first.was && !record) return [];
  const wasInWindow = changes.some(({ was }) => was && touches(was, window));
  return wasInWindow && !isMember
    ? [{ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } }]
    : [];
}

/** An event is told to be gone that is there: `@removed` proves nothing by itself. */
function falseRemoval(graph: Graph, { mailbox, preferences }: MailboxRequest, { window }: DeltaState): object[] {
  const all = listEvents(graph, mailbox.address, window).filter(({ isStored }) => isStored);
  const one = all[graph.faults.pick('outOfWindowRemoval', all.length)];
  if (!one) return [];
  const id = preferences.immutableIds ? one.id : one.mutableId;
  return [{ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } }];
}

/** A member that is as its series has it comes with little more than its time. */
function itemJson({ preferences }: MailboxRequest, record: EventRecord): object {
  const json = { '@odata.type': '#microsoft.graph.event', ...toEventJson(record, preferences) };
  if (record.isStored) return json;
  const { '@odata.type': type, '@odata.etag': etag, id, seriesMasterId, start, end } = json;
  return { '@odata.type': type, '@odata.etag': etag, id, seriesMasterId, type: 'occurrence', start, end };
}
