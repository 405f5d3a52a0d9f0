import type { EventRecord } from './event-document.ts';
import { listOrphans, removeEvent, saveEvent } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { readOccurrenceUid, regularOccurrence } from './recurrence/occurrences.ts';

/**
 * Who was invited to single members of a series holds them as events of their own, which MS-OXOCAL calls orphan instances.
 * Once the series comes into that calendar they are its exceptions, under the ids that those have there.
 */
export function adoptOrphans(exchange: Exchange, master: EventRecord): void {
  if (!master.document.recurrence) return;
  for (const orphan of listOrphans(exchange, master)) {
    const member = regularOccurrence(master, readOccurrenceUid(orphan.iCalUId)?.date ?? '');
    const occurrenceOf = member?.document.occurrenceOf;
    // The series does not take place on that day, so it stays an event by itself.
    if (!member || !occurrenceOf) continue;
    removeEvent(exchange, orphan);
    saveEvent(exchange, member, { ...orphan.document, occurrenceOf });
  }
}

/** A series that repeats anew has lost its exceptions, these among them. */
export function forgetOrphans(exchange: Exchange, master: EventRecord): void {
  if (!master.document.recurrence) return;
  for (const orphan of listOrphans(exchange, master)) removeEvent(exchange, orphan);
}
