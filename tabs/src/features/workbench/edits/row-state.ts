/**
 * One row of a sheet: what the server said last, what its reader has written on top of it, and what became of that. Every
 * function gives the row after something has happened to it.
 */
import { type CellConflict, type CellEdit, type CellEdits, isSame, mergeEdits } from './merge-edits.ts';

/** Something that was written and does not stand there, because of a reason. It is kept, to be corrected or tried again. */
type Refusal =
  | { kind: 'invalid'; text: string; reason: unknown }
  | { kind: 'refused'; before: unknown; value: unknown; reason: unknown };

export interface RowState<Row> {
  server: Row;
  version: number;
  edits: CellEdits;
  /** What is on its way to the server; an edit of one of these cells meanwhile is sent after it. */
  sending: CellEdits | undefined;
  refusals: ReadonlyMap<string, Refusal>;
  /** Cells that two people changed; nothing of the row is saved until it is chosen. */
  conflicts: readonly CellConflict[];
  /** Why the edits wait to be tried again: no answer came, or it was stopped. */
  unsaved: { reason: unknown } | undefined;
}

/** What a column of a row holds, as the server said. */
export type ReadColumn<Row> = (row: Row, columnId: string) => unknown;

export function newRow<Row extends { version: number }>(server: Row): RowState<Row> {
  return {
    server,
    version: server.version,
    edits: new Map(),
    sending: undefined,
    refusals: new Map(),
    conflicts: [],
    unsaved: undefined,
  };
}

/** What the cell shows: what was written last and not refused. */
export function shownValue<Row>(row: RowState<Row>, columnId: string, read: ReadColumn<Row>): unknown {
  const edit = row.edits.get(columnId) ?? row.sending?.get(columnId);
  return edit ? edit.after : read(row.server, columnId);
}

/** Whether there is something to send, and nothing in its way. */
export function isToBeSaved<Row>({ edits, sending, conflicts, unsaved }: RowState<Row>): boolean {
  return edits.size > 0 && !sending && conflicts.length === 0 && !unsaved;
}

/** Whether its reader is asked to do something about it. */
export function needsAttention<Row>({ refusals, conflicts, unsaved }: RowState<Row>): boolean {
  return refusals.size > 0 || conflicts.length > 0 || unsaved !== undefined;
}

/** Written by its reader: whatever was refused there before is forgotten. */
export function writeCells<Row>(
  row: RowState<Row>,
  values: ReadonlyMap<string, unknown>,
  read: ReadColumn<Row>,
): RowState<Row> {
  const edits = new Map(row.edits);
  const refusals = new Map(row.refusals);
  for (const [columnId, after] of values) {
    refusals.delete(columnId);
    const before = edits.get(columnId)?.before ?? row.sending?.get(columnId)?.after ?? read(row.server, columnId);
    if (isSame(before, after)) edits.delete(columnId);
    else edits.set(columnId, { before, after });
  }
  const conflicts = row.conflicts.filter(({ columnId }) => edits.has(columnId) && !values.has(columnId));
  return { ...row, edits, refusals, conflicts, unsaved: undefined };
}

/** Written, but nothing that could stand there. */
export function refuseText<Row>(row: RowState<Row>, columnId: string, text: string, reason: unknown): RowState<Row> {
  return { ...row, refusals: new Map(row.refusals).set(columnId, { kind: 'invalid', text, reason }) };
}

export function startSending<Row>(row: RowState<Row>): RowState<Row> {
  return { ...row, sending: row.edits, edits: new Map() };
}

/** @param answer the row as the server wrote it */
export function finishSending<Row extends { version: number }>(
  row: RowState<Row>,
  answer: Row,
  read: ReadColumn<Row>,
): RowState<Row> {
  const edits = new Map(row.edits);
  // The server may write it in its own way, which is nobody else's change.
  for (const columnId of row.sending?.keys() ?? []) {
    const later = edits.get(columnId);
    if (later) edits.set(columnId, { ...later, before: read(answer, columnId) });
  }
  return arrive({ ...row, sending: undefined, edits }, answer, read);
}

/**
 * The server said no: the cells show again what it holds, and what was written is kept beside.
 * @param reason of the refusal
 */
export function refuseSending<Row>(row: RowState<Row>, reason: unknown): RowState<Row> {
  const refusals = new Map(row.refusals);
  const edits = new Map(row.edits);
  for (const [columnId, { before, after }] of row.sending ?? []) {
    const later = edits.get(columnId);
    // What was written on top of it never had that beneath.
    if (later) edits.set(columnId, { ...later, before });
    else refusals.set(columnId, { kind: 'refused', before, value: after, reason });
  }
  return { ...row, sending: undefined, edits, refusals };
}

/** No answer came: everything that was written still shows, and waits to be tried again. */
export function postponeSending<Row>(row: RowState<Row>, reason: unknown): RowState<Row> {
  return { ...row, sending: undefined, edits: joinEdits(row), unsaved: { reason } };
}

/** Somebody else was faster: theirs is taken over, cell by cell, as far as it does not touch what was written here. */
export function rebaseSending<Row extends { version: number }>(
  row: RowState<Row>,
  theirs: Row,
  read: ReadColumn<Row>,
): RowState<Row> {
  return arrive({ ...row, sending: undefined, edits: joinEdits(row) }, theirs, read);
}

function joinEdits<Row>({ sending, edits }: RowState<Row>): CellEdits {
  const joined = new Map<string, CellEdit>(sending);
  for (const [columnId, edit] of edits) {
    joined.set(columnId, { before: joined.get(columnId)?.before ?? edit.before, after: edit.after });
  }
  return joined;
}

/** The row came from the server, asked for or not; an older one than is known changes nothing. */
export function arrive<Row extends { version: number }>(
  row: RowState<Row>,
  server: Row,
  read: ReadColumn<Row>,
): RowState<Row> {
  if (server.version < row.version) return row;
  const next = { ...row, server, version: server.version };
  // What is on its way decides what the newest row means for what was written after it.
  if (row.sending) return next;
  const { edits, conflicts } = mergeEdits(row.edits, (columnId) => read(server, columnId));
  return { ...next, edits, conflicts, unsaved: edits.size > 0 ? row.unsaved : undefined };
}

/** @param mine the columns in which one's own value stands; in the others theirs does */
export function chooseCells<Row>(row: RowState<Row>, mine: ReadonlySet<string>): RowState<Row> {
  const edits = new Map(row.edits);
  for (const { columnId, mine: after, theirs: before } of row.conflicts) {
    if (mine.has(columnId)) edits.set(columnId, { before, after });
    else edits.delete(columnId);
  }
  return { ...row, edits, conflicts: [] };
}

/** Sends again what was refused or got no answer; a text that can stand nowhere has to be corrected instead. */
export function tryAgain<Row>(row: RowState<Row>, read: ReadColumn<Row>): RowState<Row> {
  const edits = new Map(row.edits);
  const refusals = new Map(row.refusals);
  for (const [columnId, refusal] of row.refusals) {
    if (refusal.kind === 'invalid') continue;
    refusals.delete(columnId);
    if (!edits.has(columnId)) edits.set(columnId, { before: read(row.server, columnId), after: refusal.value });
  }
  return { ...row, edits, refusals, unsaved: undefined };
}

/** Gives up whatever is not saved and not on its way. */
export function revertRow<Row>(row: RowState<Row>): RowState<Row> {
  return { ...row, edits: new Map(), refusals: new Map(), conflicts: [], unsaved: undefined };
}
