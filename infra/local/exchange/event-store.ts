import type { Microsoft365 } from '../state/microsoft365.ts';
import { countChange } from './change-counter.ts';
import type { EventDocument, EventRecord } from './event-document.ts';
import { newImmutableId, newMutableId } from './item-ids.ts';

export interface NewEvent {
  mailbox: string;
  iCalUId: string;
  transactionId?: string | undefined;
  isOrganizer: boolean;
  document: EventDocument;
}

export function insertEvent(microsoft365: Microsoft365, event: NewEvent): EventRecord {
  const record: EventRecord = {
    ...event,
    transactionId: event.transactionId,
    id: newImmutableId(),
    mutableId: newMutableId(),
    version: 1,
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
      record.document.end,
      record.version,
      JSON.stringify(record.document),
    );
  countChange(microsoft365);
  return record;
}

/** Writes another state of the copy; version and modification time follow by themselves. */
export function saveEvent(microsoft365: Microsoft365, record: EventRecord, document: EventDocument): EventRecord {
  const saved: EventRecord = {
    ...record,
    version: record.version + 1,
    document: { ...document, lastModifiedDateTime: microsoft365.now().toISOString() },
  };
  microsoft365.database
    .prepare('update events set starts_at = ?, ends_at = ?, version = ?, document = ? where id = ?')
    .run(saved.document.start, saved.document.end, saved.version, JSON.stringify(saved.document), saved.id);
  countChange(microsoft365);
  return saved;
}

export function removeEvent(microsoft365: Microsoft365, { id }: EventRecord): void {
  microsoft365.database.prepare('delete from events where id = ?').run(id);
  countChange(microsoft365);
}

/** @param eventId either of the two ids */
export function findEvent({ database }: Microsoft365, mailbox: string, eventId: string): EventRecord | undefined {
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

/** One mailbox's copy of a meeting. */
export function findCopy({ database }: Microsoft365, mailbox: string, iCalUId: string): EventRecord | undefined {
  const row = database.prepare('select * from events where mailbox = ? and ical_uid = ?').get(mailbox, iCalUId);
  return row && toRecord(row);
}

/** The copy of whoever called the meeting; undefined once cancelled. */
export function findOrganizerCopy({ database }: Microsoft365, iCalUId: string): EventRecord | undefined {
  const row = database.prepare('select * from events where ical_uid = ? and is_organizer = 1').get(iCalUId);
  return row && toRecord(row);
}

/** @param window moments in ISO 8601; events that touch it, by start. Without it, all. */
export function listEvents(
  { database }: Microsoft365,
  mailbox: string,
  window?: { start: string; end: string },
): EventRecord[] {
  const rows = window
    ? database
        .prepare(
          `select * from events where mailbox = ? and starts_at < ?
             and (ends_at > ? or (starts_at = ends_at and starts_at >= ?)) order by starts_at, id`,
        )
        .all(mailbox, window.end, window.start, window.start)
    : database.prepare('select * from events where mailbox = ? order by starts_at, id').all(mailbox);
  return rows.map(toRecord);
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
    document: JSON.parse(String(row.document)),
  };
}
