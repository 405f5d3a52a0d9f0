import type { Microsoft365 } from '../state/microsoft365.ts';
import { countChange } from './change-counter.ts';
import type { EventRecord } from './event-document.ts';

export interface EventChange {
  sequence: number;
  mailbox: string;
  eventId: string;
  mutableId: string;
  /** Where it was before; undefined when this made it. */
  was: { start: string; end: string } | undefined;
  isDeletion: boolean;
}

/** Notes a write in the caller's transaction, and tells whoever sends notifications, which looks once it is over. */
export function recordEventChange(
  microsoft365: Microsoft365,
  { mailbox, id, mutableId }: EventRecord,
  before: EventRecord | undefined,
  isDeletion: boolean,
): void {
  microsoft365.database
    .prepare(
      `insert into event_changes (mailbox, event_id, mutable_id, was_start, was_end, is_deletion) values (?, ?, ?, ?, ?, ?)`,
    )
    .run(mailbox, id, mutableId, before?.document.start ?? null, before?.document.end ?? null, isDeletion ? 1 : 0);
  countChange(microsoft365);
  microsoft365.onEventChange?.();
}

export function lastSequence({ database }: Microsoft365): number {
  return Number(database.prepare('select max(sequence) as last from event_changes').get()?.last ?? 0);
}

/** @param mailbox of one; left out, of all */
export function changesAfter({ database }: Microsoft365, sequence: number, mailbox?: string): EventChange[] {
  return database
    .prepare('select * from event_changes where sequence > ? and (? is null or mailbox = ?) order by sequence')
    .all(sequence, mailbox ?? null, mailbox ?? null)
    .map((row) => ({
      sequence: Number(row.sequence),
      mailbox: String(row.mailbox),
      eventId: String(row.event_id),
      mutableId: String(row.mutable_id),
      was: row.was_start === null ? undefined : { start: String(row.was_start), end: String(row.was_end) },
      isDeletion: row.is_deletion === 1,
    }));
}
