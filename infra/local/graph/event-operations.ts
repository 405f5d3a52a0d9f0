import { createEvent } from '../exchange/create-event.ts';
import { deleteEvent } from '../exchange/end-meeting.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { changeKeyMismatch } from '../exchange/exchange-error.ts';
import { etagOf } from '../exchange/item-ids.ts';
import { updateEvent } from '../exchange/update-event.ts';
import type { Call } from '../http/call.ts';
import { eventInput, toChanges } from './event-input.ts';
import { selectExtendedProperties, toEventJson } from './event-json.ts';
import { graphOrigin } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { selectMembers } from './list-events.ts';
import { readQueryOptions } from './odata/query-options.ts';
import { type GraphAnswer, type MailboxOperation, readBody } from './operation.ts';
import { requireEvent } from './require-event.ts';

export const postEvent: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: true,
  run(graph, { call, mailbox, preferences }) {
    const input = readBody(call, eventInput);
    const changes = toChanges(input);
    const { start, end } = changes;
    if (start === undefined || end === undefined) {
      throw new GraphError(400, 'ErrorInvalidRequest', 'An event needs the properties start and end.');
    }
    const record = createEvent(graph, mailbox, { ...changes, start, end }, input.transactionId ?? undefined);
    const json = toEventJson(record, preferences);
    const location = `${graphOrigin}/v1.0/users('${mailbox.objectId}')/events('${json.id}')`;
    return eventAnswer(201, json, { location, etag: etagOf(record) });
  },
};

export const getEvent: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: false,
  run(graph, { call, mailbox, preferences }) {
    const record = requireEvent(graph, call, mailbox.address);
    const { select, expandsProperty } = readQueryOptions(call.url.searchParams, undefined);
    const properties = expandsProperty ? selectExtendedProperties(record, expandsProperty) : [];
    const json = {
      ...selectMembers(toEventJson(record, preferences), select),
      ...(properties.length > 0 ? { singleValueExtendedProperties: properties } : {}),
    };
    return eventAnswer(200, json, { etag: etagOf(record) });
  },
};

export const patchEvent: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: true,
  run(graph, { call, mailbox, preferences }) {
    const record = requireEvent(graph, call, mailbox.address);
    checkIfMatch(call, record);
    const input = readBody(call, eventInput);
    if (input.transactionId !== undefined && input.transactionId !== (record.transactionId ?? null)) {
      throw new GraphError(400, 'ErrorInvalidPropertySet', 'transactionId can be set only when an event is created.');
    }
    const saved = updateEvent(graph, record, toChanges(input));
    return eventAnswer(200, toEventJson(saved, preferences), { etag: etagOf(saved) });
  },
};

export const removeEventOperation: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: true,
  run(graph, { call, mailbox }) {
    const record = requireEvent(graph, call, mailbox.address);
    checkIfMatch(call, record);
    deleteEvent(graph, record);
    return { status: 204 };
  },
};

function checkIfMatch(call: Call, record: EventRecord): void {
  const wanted = call.headers['if-match'];
  if (wanted === undefined || wanted === '*') return;
  const etags = wanted.split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (!etags.includes(etagOf(record).replace(/^W\//, ''))) throw changeKeyMismatch();
}

function eventAnswer(status: 200 | 201, json: object, headers: Record<string, string>): GraphAnswer {
  return { status, body: { '@odata.context': `${graphOrigin}/v1.0/$metadata#users/events/$entity`, ...json }, headers };
}
