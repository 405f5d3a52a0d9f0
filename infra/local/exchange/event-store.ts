import type { Microsoft365 } from '../state/microsoft365.ts';
import { recordEventChange } from './event-change-log.ts';
import type { EventDocument, EventRecord } from './event-document.ts';
import { newImmutableId, newMutableId } from './item-ids.ts';
import {
  readOccurrenceId,
  readOccurrenceUid,
  regularOccurrence,
  regularOccurrences,
  toOccurrence,
} from './recurrence/occurrences.ts';

export interface NewEvent {
  mailbox: string;
  iCalUId: string;
  transactionId?: string | undefined;
  isOrganizer: boolean;
  document: EventDocument;
  /** Of a member of a series, whose ids follow from the series'. */
  ids?: { id: string; mutableId: string };
}

export function insertEvent(microsoft365: Microsoft365, { ids, ...event }: NewEvent): EventRecord {
  const record: EventRecord = {
    ...event,
    transactionId: event.transactionId,
    id: ids?.id ?? newImmutableId(microsoft365),
    mutableId: ids?.mutableId ?? newMutableId(microsoft365),
    version: 1,
    isStored: true,
  };
  microsoft365.database
    .prepare(
      `insert into events
         (id, mutable_id, mailbox, ical_uid, transaction_id, is_organizer, starts_at, ends_at, version, document)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      record.id,
      record.mutableId,
      record.mailbox,
      record.iCalUId,
      record.transactionId ?? null,
      record.isOrganizer ? 1 : 0,
      record.document.start,
      lastMomentOf(record),
      record.version,
      JSON.stringify(record.document),
    );
  recordEventChange(microsoft365, record, undefined, false);
  return record;
}

/**
 * Writes another state of the copy; version and modification time follow by themselves. A member of a series becomes an
 * exception of it, which changes the series as well.
 */
export function saveEvent(microsoft365: Microsoft365, record: EventRecord, document: EventDocument): EventRecord {
  const dated = { ...document, lastModifiedDateTime: microsoft365.now().toISOString() };
  const { occurrenceOf } = document;
  if (!record.isStored) {
    const { id, mutableId, mailbox, iCalUId, isOrganizer } = record;
    const made = insertEvent(microsoft365, { mailbox, iCalUId, isOrganizer, document: dated, ids: { id, mutableId } });
    if (occurrenceOf) touchMaster(microsoft365, mailbox, occurrenceOf.masterId);
    return made;
  }
  const saved: EventRecord = { ...record, version: record.version + 1, document: dated };
  microsoft365.database
    .prepare('update events set starts_at = ?, ends_at = ?, version = ?, document = ? where id = ?')
    .run(saved.document.start, lastMomentOf(saved), saved.version, JSON.stringify(saved.document), saved.id);
  recordEventChange(microsoft365, saved, record, false);
  if (occurrenceOf) touchMaster(microsoft365, record.mailbox, occurrenceOf.masterId);
  return saved;
}

/** Takes a copy away; a member of a series leaves a gap in it, and a series takes its members with it. */
export function removeEvent(microsoft365: Microsoft365, record: EventRecord): void {
  const { occurrenceOf } = record.document;
  for (const one of storedMembers(microsoft365, record)) deleteRow(microsoft365, one);
  if (record.isStored) deleteRow(microsoft365, record);
  if (!occurrenceOf) return;
  const master = findStored(microsoft365, record.mailbox, occurrenceOf.masterId);
  if (!master) return;
  const cancelledDates = [...(master.document.cancelledDates ?? []), occurrenceOf.date];
  saveEvent(microsoft365, master, { ...master.document, cancelledDates });
}

/** Forgets what was changed about single members, as Exchange does when the pattern itself changes. */
export function forgetExceptions(
  microsoft365: Microsoft365,
  master: EventRecord,
  isForgotten: (member: { date: string }) => boolean = () => true,
): void {
  for (const one of storedMembers(microsoft365, master)) {
    if (isForgotten({ date: one.document.occurrenceOf?.date ?? '' })) deleteRow(microsoft365, one);
  }
}

function deleteRow(microsoft365: Microsoft365, record: EventRecord): void {
  microsoft365.database.prepare('delete from events where id = ?').run(record.id);
  recordEventChange(microsoft365, record, record, true);
}

function touchMaster(microsoft365: Microsoft365, mailbox: string, masterId: string): void {
  const master = findStored(microsoft365, mailbox, masterId);
  if (master) saveEvent(microsoft365, master, master.document);
}

/** The exceptions of a series. */
export function storedMembers({ database }: Microsoft365, { id, document }: EventRecord): EventRecord[] {
  if (!document.recurrence) return [];
  return database
    .prepare("select * from events where json_extract(document, '$.occurrenceOf.masterId') = ? order by starts_at, id")
    .all(id)
    .map(toRecord);
}

/** Members of a series that its mailbox held before it held the series. */
export function listOrphans({ database }: Microsoft365, { mailbox, iCalUId }: EventRecord): EventRecord[] {
  return database
    .prepare(
      `select * from events where mailbox = ? and ical_uid <> ? and json_extract(document, '$.occurrenceOf.masterId') is null
       and substr(ical_uid, 1, 32) = substr(?, 1, 32) and substr(ical_uid, 41) = substr(?, 41) order by starts_at, id`,
    )
    .all(mailbox, iCalUId, iCalUId, iCalUId)
    .map(toRecord);
}

/** When nothing of it can be looked for any more. */
function lastMomentOf(record: EventRecord): string {
  if (!record.document.recurrence) return record.document.end;
  return regularOccurrences(record).at(-1)?.end ?? record.document.end;
}

/** @param eventId either of the two ids, of a member of a series as well */
export function findEvent(microsoft365: Microsoft365, mailbox: string, eventId: string): EventRecord | undefined {
  const stored = findStored(microsoft365, mailbox, eventId);
  if (stored) return stored;
  const member = readOccurrenceId(eventId);
  const master = member && findStored(microsoft365, mailbox, member.masterId);
  return master && regularOccurrence(master, member.date);
}

function findStored({ database }: Microsoft365, mailbox: string, eventId: string): EventRecord | undefined {
  const row = database
    .prepare('select * from events where mailbox = ? and (id = ? or mutable_id = ?)')
    .get(mailbox, eventId, eventId);
  return row && toRecord(row);
}

export function findEventByTransaction(
  { database }: Microsoft365,
  mailbox: string,
  transactionId: string,
): EventRecord | undefined {
  const row = database
    .prepare('select * from events where mailbox = ? and transaction_id = ?')
    .get(mailbox, transactionId);
  return row && toRecord(row);
}

/** One mailbox's copy of a meeting, or of a member of a series. */
export function findCopy(microsoft365: Microsoft365, mailbox: string, iCalUId: string): EventRecord | undefined {
  const find = (uid: string) => {
    const row = microsoft365.database
      .prepare('select * from events where mailbox = ? and ical_uid = ?')
      .get(mailbox, uid);
    return row && toRecord(row);
  };
  return find(iCalUId) ?? memberBy(find, iCalUId);
}

/** The copy of whoever called the meeting; undefined once cancelled. */
export function findOrganizerCopy({ database }: Microsoft365, iCalUId: string): EventRecord | undefined {
  const find = (uid: string) => {
    const row = database.prepare('select * from events where ical_uid = ? and is_organizer = 1').get(uid);
    return row && toRecord(row);
  };
  return find(iCalUId) ?? memberBy(find, iCalUId);
}

function memberBy(find: (uid: string) => EventRecord | undefined, iCalUId: string): EventRecord | undefined {
  const member = readOccurrenceUid(iCalUId);
  const master = member && find(member.masterUid);
  return master?.document.recurrence ? regularOccurrence(master, member?.date ?? '') : undefined;
}

/** Events and series as such, by start. */
export function listItems({ database }: Microsoft365, mailbox: string): EventRecord[] {
  return database
    .prepare(
      `select * from events where mailbox = ? and json_extract(document, '$.occurrenceOf.masterId') is null
       order by starts_at, id`,
    )
    .all(mailbox)
    .map(toRecord);
}

/** @param window moments in ISO 8601 @returns what touches it, each member of a series by itself, by start */
export function listEvents(
  microsoft365: Microsoft365,
  mailbox: string,
  window: { start: string; end: string },
): EventRecord[] {
  const rows = microsoft365.database
    .prepare(
      `select * from events where mailbox = ? and starts_at < ? and (ends_at > ? or (starts_at = ends_at and starts_at >= ?))`,
    )
    .all(mailbox, window.end, window.start, window.start)
    .map(toRecord);
  return rows
    .flatMap((one) => (one.document.recurrence ? listOccurrences(microsoft365, one, window) : [one]))
    .toSorted((one, other) => compare(one.document.start, other.document.start) || compare(one.id, other.id));
}

/** The members of a series that are as the series has them and touch the window. */
export function listOccurrences(
  microsoft365: Microsoft365,
  master: EventRecord,
  window: { start: string; end: string },
): EventRecord[] {
  const others = new Set(storedMembers(microsoft365, master).map(({ document }) => document.occurrenceOf?.date));
  return regularOccurrences(master)
    .filter(({ date, start, end }) => !others.has(date) && touches({ start, end }, window))
    .map((one) => toOccurrence(master, one));
}

export function touches(
  { start, end }: { start: string; end: string },
  window: { start: string; end: string },
): boolean {
  return start < window.end && (end > window.start || (start === end && start >= window.start));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function toRecord(row: Record<string, unknown>): EventRecord {
  return {
    id: String(row.id),
    mutableId: String(row.mutable_id),
    mailbox: String(row.mailbox),
    iCalUId: String(row.ical_uid),
    transactionId: row.transaction_id === null ? undefined : String(row.transaction_id),
    isOrganizer: row.is_organizer === 1,
    version: Number(row.version),
    isStored: true,
    document: JSON.parse(String(row.document)),
  };
}
