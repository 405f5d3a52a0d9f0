/**
 * The rows of a sheet with everything that its reader has done to them. It knows neither the grid nor React, so that edits
 * are saved to the end also when the reader looks at another page meanwhile.
 */
import type { SheetSource, Versioned } from '../sheets/sheet.ts';
import {
  type CellChange,
  type EditHistory,
  emptyHistory,
  forgetCells,
  recordStep,
  redoStep,
  undoStep,
} from './edit-history.ts';
import { isSame } from './merge-edits.ts';
import {
  arrive,
  chooseCells,
  finishSending,
  isToBeSaved,
  needsAttention,
  newRow,
  postponeSending,
  type RowState,
  rebaseSending,
  refuseSending,
  refuseText,
  revertRow,
  shownValue,
  startSending,
  tryAgain,
  writeCells,
} from './row-state.ts';
import { judgeFailure } from './save-outcome.ts';
import { type SaveOutcome, type SaveProgress, SaveQueue, type SaveQueueOptions } from './save-queue.ts';

export interface CellWrite {
  rowId: string;
  columnId: string;
  value: unknown;
}

export interface RowsChanged<Row> {
  added: readonly RowState<Row>[];
  changed: readonly RowState<Row>[];
  removed: readonly RowState<Row>[];
}

/** What is said about the sheet as a whole; a new object whenever something of it changed. */
export interface SheetSummary {
  loading: 'never' | 'running' | 'stopped' | 'failed' | 'done';
  loadError: unknown;
  rowCount: number;
  saving: SaveProgress;
  /** The rows whose reader is asked to do something, in the order in which that happened. */
  attention: readonly string[];
  canUndo: boolean;
  canRedo: boolean;
}

const idle: SaveProgress = { finished: 0, total: 0, paused: false };
/** So many changes of others are fetched one by one; beyond, the whole sheet is read again. */
const mostFetches = 25;

export class SheetStore<Row extends Versioned> {
  source: SheetSource<Row>;
  readonly #rows = new Map<string, RowState<Row>>();
  readonly #attention = new Set<string>();
  readonly #tries = new Map<string, number>();
  readonly #queue: SaveQueue;
  readonly #summaryListeners = new Set<() => void>();
  readonly #rowListeners = new Set<(rows: RowsChanged<Row>) => void>();
  #history: EditHistory = emptyHistory;
  #loading: AbortController | undefined;
  #summary: SheetSummary = {
    loading: 'never',
    loadError: undefined,
    rowCount: 0,
    saving: idle,
    attention: [],
    canUndo: false,
    canRedo: false,
  };

  constructor(source: SheetSource<Row>, options: Pick<SaveQueueOptions, 'wait' | 'concurrency'> = {}) {
    this.source = source;
    this.#queue = new SaveQueue({
      ...options,
      save: (rowId) => this.#save(rowId),
      onProgress: (saving) => this.#say({ saving }),
    });
  }

  summary = (): SheetSummary => this.#summary;

  subscribe = (listener: () => void): (() => void) => {
    this.#summaryListeners.add(listener);
    return () => void this.#summaryListeners.delete(listener);
  };

  onRows(listener: (rows: RowsChanged<Row>) => void): () => void {
    this.#rowListeners.add(listener);
    return () => void this.#rowListeners.delete(listener);
  }

  rows(): RowState<Row>[] {
    return [...this.#rows.values()];
  }

  row(rowId: string): RowState<Row> | undefined {
    return this.#rows.get(rowId);
  }

  shown(rowId: string, columnId: string): unknown {
    const row = this.#rows.get(rowId);
    return row && shownValue(row, columnId, this.source.read);
  }

  /** Reads the sheet page by page; what is there already is renewed, and what has gone is taken away at the end. */
  async load(): Promise<void> {
    this.#loading?.abort();
    const controller = new AbortController();
    this.#loading = controller;
    this.#say({ loading: 'running', loadError: undefined });
    try {
      const found = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await this.source.loadPage(cursor, controller.signal);
        if (controller.signal.aborted) return;
        this.#arrive(page.rows);
        for (const row of page.rows) found.add(this.source.idOf(row));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      this.#remove([...this.#rows.keys()].filter((rowId) => !found.has(rowId)));
      this.#say({ loading: 'done' });
    } catch (error) {
      if (!controller.signal.aborted) this.#say({ loading: 'failed', loadError: error });
    }
  }

  /** Reads other rows from now on; those that its reader has to do something about stay. */
  async changeSource(source: SheetSource<Row>): Promise<void> {
    this.source = source;
    await this.load();
  }

  /** Leaves it at the rows that have come so far. */
  stopLoading(): void {
    this.#loading?.abort();
    if (this.#summary.loading === 'running') this.#say({ loading: 'stopped' });
  }

  /** Reads again what others have changed, without touching what its reader has written. */
  async refresh(rowIds: readonly string[]): Promise<void> {
    if (rowIds.length > mostFetches) return this.load();
    await Promise.all(rowIds.map((rowId) => this.#refreshRow(rowId)));
  }

  /** One step that can be undone. Cells that hold the value already are left alone. */
  write(writes: readonly CellWrite[]): void {
    const changes = writes.flatMap(({ rowId, columnId, value }): CellChange[] => {
      const row = this.#rows.get(rowId);
      if (!row) return [];
      const before = shownValue(row, columnId, this.source.read);
      // What was refused there is answered by this, also when the cell then holds what it held before.
      if (isSame(before, value) && !row.refusals.has(columnId)) return [];
      return [{ rowId, columnId, before, after: value }];
    });
    this.#history = recordStep(
      this.#history,
      changes.filter(({ before, after }) => !isSame(before, after)),
    );
    this.#apply(changes);
  }

  /** @param reason why the text cannot stand there */
  refuseText(rowId: string, columnId: string, text: string, reason: unknown): void {
    this.#update(rowId, (row) => refuseText(row, columnId, text, reason));
  }

  /** @returns how many cells it left, as somebody else has changed them since; undefined when there is nothing to undo */
  undo(): { written: readonly CellChange[]; left: number } | undefined {
    return this.#step(undoStep(this.#history));
  }

  redo(): { written: readonly CellChange[]; left: number } | undefined {
    return this.#step(redoStep(this.#history));
  }

  tryAgain(rowIds: readonly string[]): void {
    for (const rowId of rowIds) {
      this.#tries.delete(rowId);
      this.#update(rowId, (row) => tryAgain(row, this.source.read));
    }
    this.#enqueue(rowIds);
  }

  revert(rowIds: readonly string[]): void {
    for (const rowId of rowIds) {
      const columnIds = [...(this.#rows.get(rowId)?.edits.keys() ?? [])];
      this.#history = forgetCells(this.#history, rowId, columnIds);
      this.#update(rowId, revertRow);
    }
  }

  /** @param mine the columns in which one's own value is kept */
  choose(rowId: string, mine: ReadonlySet<string>): void {
    const given =
      this.#rows.get(rowId)?.conflicts.flatMap(({ columnId }) => (mine.has(columnId) ? [] : [columnId])) ?? [];
    this.#history = forgetCells(this.#history, rowId, given);
    this.#update(rowId, (row) => chooseCells(row, mine));
    this.#enqueue([rowId]);
  }

  /** @param reason told of each row that had not been sent yet */
  stopSaving(reason: unknown): void {
    for (const rowId of this.#queue.stop())
      this.#update(rowId, (row) => (row.sending ? row : postponeSending(row, reason)));
  }

  #step(taken: { step: readonly CellChange[]; history: EditHistory } | undefined) {
    if (!taken) return undefined;
    const written = taken.step.filter(({ rowId, columnId, before }) => isSame(this.shown(rowId, columnId), before));
    this.#history = taken.history;
    this.#apply(written);
    return { written, left: taken.step.length - written.length };
  }

  #apply(changes: readonly CellChange[]): void {
    const byRow = Map.groupBy(changes, ({ rowId }) => rowId);
    const changed: RowState<Row>[] = [];
    for (const [rowId, cells] of byRow) {
      const row = this.#rows.get(rowId);
      if (!row) continue;
      const values = new Map(cells.map(({ columnId, after }) => [columnId, after]));
      const next = writeCells(row, values, this.source.read);
      this.#keep(rowId, next);
      changed.push(next);
    }
    this.#tellRows({ changed });
    this.#enqueue([...byRow.keys()]);
  }

  #enqueue(rowIds: readonly string[]): void {
    const toBeSaved = rowIds.filter((rowId) => {
      const row = this.#rows.get(rowId);
      return row && (isToBeSaved(row) || (row.sending && row.edits.size > 0));
    });
    if (toBeSaved.length > 0) this.#queue.add(toBeSaved);
  }

  async #save(rowId: string): Promise<SaveOutcome> {
    const row = this.#rows.get(rowId);
    if (!row || !isToBeSaved(row)) return { kind: 'settled' };
    const sending = startSending(row);
    this.#put(rowId, sending);
    const members = Object.fromEntries([...row.edits].map(([columnId, { after }]) => [columnId, after]));
    try {
      const answer = await this.source.save(row.server, members);
      this.#tries.delete(rowId);
      this.#update(rowId, (now) => finishSending(now, answer, this.source.read));
      this.#enqueue([rowId]);
      return { kind: 'settled' };
    } catch (error) {
      return this.#fail(rowId, error);
    }
  }

  async #fail(rowId: string, error: unknown): Promise<SaveOutcome> {
    const tries = this.#tries.get(rowId) ?? 0;
    const failure = judgeFailure(error, tries);
    if (failure.kind === 'stale') {
      try {
        const theirs = await this.source.fetchRow(rowId);
        if (theirs) {
          this.#update(rowId, (row) => rebaseSending(row, theirs, this.source.read));
          this.#enqueue([rowId]);
          return { kind: 'settled' };
        }
        this.#refuse(rowId, error);
      } catch (fetchError) {
        this.#update(rowId, (row) => postponeSending(row, fetchError));
      }
      return { kind: 'settled' };
    }
    if (failure.kind === 'later') {
      this.#tries.set(rowId, tries + 1);
      this.#update(rowId, (row) => rebaseSending(row, row.server, this.source.read));
      return failure;
    }
    this.#tries.delete(rowId);
    if (failure.kind === 'refused') this.#refuse(rowId, error);
    else this.#update(rowId, (row) => postponeSending(row, error));
    this.#enqueue([rowId]);
    return { kind: 'settled' };
  }

  #refuse(rowId: string, reason: unknown): void {
    const columnIds = [...(this.#rows.get(rowId)?.sending?.keys() ?? [])];
    this.#history = forgetCells(this.#history, rowId, columnIds);
    this.#update(rowId, (row) => refuseSending(row, reason));
  }

  async #refreshRow(rowId: string): Promise<void> {
    try {
      const row = await this.source.fetchRow(rowId);
      if (row) this.#arrive([row]);
    } catch {
      // Whoever changes it is told by the server that it has changed; a later event asks again.
    }
  }

  #arrive(arrived: readonly Row[]): void {
    const added: RowState<Row>[] = [];
    const changed: RowState<Row>[] = [];
    for (const server of arrived) {
      const rowId = this.source.idOf(server);
      const known = this.#rows.get(rowId);
      const next = known ? arrive(known, server, this.source.read) : newRow(server);
      if (next === known) continue;
      this.#keep(rowId, next);
      (known ? changed : added).push(next);
      if (known && isToBeSaved(next)) this.#enqueue([rowId]);
    }
    this.#tellRows({ added, changed });
  }

  /** What its reader has written there is not taken away: saving it tells why it cannot be. */
  #remove(rowIds: readonly string[]): void {
    const removed = rowIds.flatMap((rowId) => {
      const row = this.#rows.get(rowId);
      return row && row.edits.size === 0 && !row.sending && !needsAttention(row) ? [row] : [];
    });
    for (const { server } of removed) this.#rows.delete(this.source.idOf(server));
    this.#tellRows({ removed });
  }

  #update(rowId: string, change: (row: RowState<Row>) => RowState<Row>): void {
    const row = this.#rows.get(rowId);
    if (row) this.#put(rowId, change(row));
  }

  #put(rowId: string, row: RowState<Row>): void {
    this.#keep(rowId, row);
    this.#tellRows({ changed: [row] });
  }

  #keep(rowId: string, row: RowState<Row>): void {
    this.#rows.set(rowId, row);
    if (needsAttention(row)) this.#attention.add(rowId);
    else this.#attention.delete(rowId);
  }

  #tellRows({ added = [], changed = [], removed = [] }: Partial<RowsChanged<Row>>): void {
    if (added.length + changed.length + removed.length > 0) {
      for (const listener of this.#rowListeners) listener({ added, changed, removed });
    }
    this.#say({});
  }

  #say(change: Partial<SheetSummary>): void {
    const { attention: before } = this.#summary;
    const isSameAttention =
      before.length === this.#attention.size && before.every((rowId) => this.#attention.has(rowId));
    this.#summary = {
      ...this.#summary,
      ...change,
      rowCount: this.#rows.size,
      attention: isSameAttention ? before : [...this.#attention],
      canUndo: this.#history.done.length > 0,
      canRedo: this.#history.undone.length > 0,
    };
    for (const listener of this.#summaryListeners) listener();
  }
}
