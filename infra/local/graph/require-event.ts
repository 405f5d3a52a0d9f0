import type { EventRecord } from '../exchange/event-document.ts';
import { findEvent } from '../exchange/event-store.ts';
import { itemNotFound } from '../exchange/exchange-error.ts';
import { type Call, parameter } from '../http/call.ts';
import type { Graph } from './graph.ts';

/** The event that the path names, by either of its ids; throws 404. */
export function requireEvent(graph: Graph, call: Call, mailboxAddress: string): EventRecord {
  const record = findEvent(graph, mailboxAddress, parameter(call, 'event'));
  if (record) return record;
  throw itemNotFound();
}
