/** What becomes of edits that are not saved yet when somebody else has changed the same row. */

/** A cell's new value, with what stood there when it was written. */
export interface CellEdit {
  before: unknown;
  after: unknown;
}

/** By the id of the column. */
export type CellEdits = ReadonlyMap<string, CellEdit>;

/** Two people changed the same cell, each to another value. */
export interface CellConflict {
  columnId: string;
  mine: unknown;
  theirs: unknown;
}

export interface Merged {
  /** What is still to be saved, on top of theirs. */
  edits: CellEdits;
  conflicts: CellConflict[];
}

/** @param theirs what the column of the newest row holds */
export function mergeEdits(edits: CellEdits, theirs: (columnId: string) => unknown): Merged {
  const kept = new Map<string, CellEdit>();
  const conflicts: CellConflict[] = [];
  for (const [columnId, edit] of edits) {
    const value = theirs(columnId);
    if (isSame(value, edit.after)) continue;
    kept.set(columnId, edit);
    if (!isSame(value, edit.before)) conflicts.push({ columnId, mine: edit.after, theirs: value });
  }
  return { edits: kept, conflicts };
}

/** Cells hold texts, numbers, switches, null, and lists of texts in their order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => value === other[index]);
  }
  return one === other;
}
