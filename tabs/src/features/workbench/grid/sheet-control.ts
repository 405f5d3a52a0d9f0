/** What hands do in the grid: keys, clipboard, mouse and the cell that is written into, made into changes of the sheet. */
import type { Column, GridApi } from 'ag-grid-community';
import { clearRange, copyRange, fillDown, fillRange, type PasteReport, pasteRange } from '../actions/range-actions.ts';
import { cellText, type SheetView } from '../actions/sheet-view.ts';
import { type CellToWrite, type WriteReport, writeCells } from '../actions/write-cells.ts';
import type { RowState } from '../edits/row-state.ts';
import type { RowsChanged, SheetStore } from '../edits/sheet-store.ts';
import { heightOf, type Rectangle, rangeOfCell, widthOf } from '../range/cell-range.ts';
import type { ReadOnlyReason, SheetColumn, SheetLayout, Versioned } from '../sheets/sheet.ts';
import { type CellEditing, firstChoice } from './cell-editing.ts';
import { commandOf } from './grid-command.ts';
import { type CellMarks, RangeSelection } from './range-selection.ts';

/** What happened, to be told in words. */
export type SheetNews =
  | { news: 'written'; report: WriteReport }
  | { news: 'pasted'; report: PasteReport }
  | { news: 'filled'; report: WriteReport }
  | { news: 'cleared'; report: WriteReport & { kept: number } }
  | { news: 'copied'; rows: number; columns: number }
  | { news: 'undone' | 'redone'; written: number; left: number }
  | { news: 'nothing-to-undo' | 'nothing-to-redo' }
  | { news: 'locked'; reason: ReadOnlyReason };

export interface SheetControlListener<Row> {
  onNews(news: SheetNews): void;
  onRange(area: Rectangle | undefined): void;
  /** The cell that has the focus is another one, or what is known of it has changed. */
  onFocus(cell: { row: RowState<Row>; column: SheetColumn<Row> } | undefined): void;
  /** Other rows are shown, or other columns. */
  onView(): void;
  onChosen(rowIds: readonly string[]): void;
  labelOf(row: RowState<Row>, column: SheetColumn<Row>): string;
}

interface SheetControlOptions<Row extends Versioned> {
  api: GridApi<RowState<Row>>;
  root: HTMLElement;
  store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  locale: string;
  editing: CellEditing;
  listener: () => SheetControlListener<Row>;
}

export class SheetControl<Row extends Versioned> implements SheetView<Row> {
  readonly api: GridApi<RowState<Row>>;
  readonly store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  locale: string;
  readonly #editing: CellEditing;
  readonly #listener: () => SheetControlListener<Row>;
  readonly #selection: RangeSelection;
  readonly #listening = new AbortController();
  readonly #stopRows: () => void;

  constructor({ api, root, store, layout, locale, editing, listener }: SheetControlOptions<Row>) {
    this.api = api;
    this.store = store;
    this.layout = layout;
    this.locale = locale;
    this.#editing = editing;
    this.#listener = listener;
    this.#selection = new RangeSelection(api, root, {
      onRange: (area) => listener().onRange(area),
      onFill: (source, fill) => this.#fill(source, fill),
    });
    const { signal } = this.#listening;
    // Before the grid sees them: it has keys of its own for some of it.
    root.addEventListener('keydown', this.#onKeyDown, { capture: true, signal });
    root.addEventListener('dblclick', this.#onDoubleClick, { signal });
    root.addEventListener('copy', this.#onCopy, { signal });
    root.addEventListener('cut', this.#onCut, { signal });
    root.addEventListener('paste', this.#onPaste, { signal });
    api.addEventListener('cellFocused', ({ rowIndex, column }) => {
      if (rowIndex !== null && column && typeof column !== 'string') this.#selection.focus(rowIndex, column as Column);
      this.#tellFocus();
    });
    for (const event of ['sortChanged', 'filterChanged', 'modelUpdated'] as const) {
      api.addEventListener(event, () => {
        this.#selection.refit();
        listener().onView();
      });
    }
    api.addEventListener('displayedColumnsChanged', () => {
      this.#selection.readColumns();
      this.#selection.refit();
      listener().onView();
    });
    api.addEventListener('selectionChanged', () => listener().onChosen(this.chosen()));
    // In one step: the grid is ready some time after it is rendered, and rows may come in between.
    this.#stopRows = store.onRows((rows) => this.#showRows(rows));
    api.setGridOption('rowData', store.rows());
  }

  dispose(): void {
    this.#editing.commit();
    this.#listening.abort();
    this.#selection.dispose();
    this.#stopRows();
  }

  use(layout: SheetLayout<Row>, locale: string): void {
    this.layout = layout;
    this.locale = locale;
  }

  // What is shown, by place.

  size() {
    return this.#selection.size();
  }

  rowIdAt(row: number): string | undefined {
    return this.api.getDisplayedRowAtIndex(row)?.id;
  }

  columnAt(index: number): SheetColumn<Row> | undefined {
    return this.#columnOf(this.#selection.columns[index]?.getColId());
  }

  /** In their order. */
  shownColumns(): SheetColumn<Row>[] {
    return this.#selection.columns.flatMap((column) => this.#columnOf(column.getColId()) ?? []);
  }

  get area(): Rectangle | undefined {
    return this.#selection.area;
  }

  marksOf(row: number, columnId: string): CellMarks {
    return this.#selection.marksOf(row, columnId);
  }

  /** The rows whose boxes are ticked, as they are shown. */
  chosen(): string[] {
    return this.api.getSelectedNodes().flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  repaint(rowId: string, columnId: string): void {
    const node = this.api.getRowNode(rowId);
    if (node) this.api.refreshCells({ rowNodes: [node], columns: [columnId], force: true, suppressFlash: true });
  }

  /** Brings the focus to a cell, for example the one with a problem. */
  goTo(rowId: string, columnId: string): void {
    const node = this.api.getRowNode(rowId);
    if (node?.rowIndex == null) return;
    this.api.ensureIndexVisible(node.rowIndex);
    this.api.ensureColumnVisible(columnId);
    this.api.setFocusedCell(node.rowIndex, columnId);
  }

  // What is done.

  undo(): void {
    const done = this.store.undo();
    this.#tell(done ? { news: 'undone', written: done.written.length, left: done.left } : { news: 'nothing-to-undo' });
  }

  redo(): void {
    const done = this.store.redo();
    this.#tell(done ? { news: 'redone', written: done.written.length, left: done.left } : { news: 'nothing-to-redo' });
  }

  fillDown(): void {
    const report = this.area && fillDown(this, this.area);
    if (report) this.#tell({ news: 'filled', report });
  }

  clear(): void {
    if (this.area) this.#tell({ news: 'cleared', report: clearRange(this, this.area) });
  }

  write(cells: readonly CellToWrite<Row>[]): void {
    this.#tell({ news: 'written', report: writeCells(this, cells) });
  }

  commit(rowId: string, columnId: string, text: string): void {
    const column = this.#columnOf(columnId);
    if (!column) return;
    const report = writeCells(this, [{ rowId, column, content: { text } }]);
    // A single cell that was written shows it itself; one that could not be is told about.
    if (report.invalid > 0) this.#tellFocus();
  }

  #fill(source: Rectangle, { area, added }: { area: Rectangle; added: Rectangle }): void {
    const report = fillRange(this, source, added);
    this.#selection.select(area);
    this.#tell({ news: 'filled', report });
  }

  /** @param text that replaces what is there */
  #edit(text: string | undefined): void {
    const focused = this.#focused();
    if (!focused) return;
    const { row, column, rowId } = focused;
    const reason = column.lockedBy?.(row.server) ?? (column.rule ? undefined : 'computed');
    if (reason) {
      this.#tell({ news: 'locked', reason });
      return;
    }
    const { codec } = column;
    const refusal = row.refusals.get(column.id);
    const shown = refusal?.kind === 'invalid' ? refusal.text : cellText(row, column, this.layout, this.locale);
    const choices = codec.choices ?? [];
    const listed = codec.kind === 'choice';
    this.#editing.begin({
      rowId,
      columnId: column.id,
      label: this.#listener().labelOf(row, column),
      text: text === undefined ? shown : listed ? (firstChoice(choices, text) ?? shown) : text,
      selectsAll: text === undefined,
      choices: [...new Set(choices.map(({ label }) => label))],
      listed,
      mayBeEmpty: column.rule?.mayBeNull ?? false,
      emptyLabel: '',
    });
  }

  #onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.matches('[data-cell-editor]')) return this.#onEditorKey(event);
    if (!target.closest('.ag-cell')) return;
    if (event.isComposing) return;
    if (/^Arrow/.test(event.key) && !event.shiftKey) return this.#selection.collapse();
    const command = commandOf(event);
    if (!command || !this.#isOnSheet()) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.command === 'extend') this.#selection.extend(command.direction, command.distance);
    else if (command.command === 'edit') this.#edit(command.text);
    else if (command.command === 'select-all') this.#selection.selectAll();
    else if (command.command === 'collapse') this.#selection.collapse();
    else if (command.command === 'clear') this.clear();
    else if (command.command === 'fill-down') this.fillDown();
    else if (command.command === 'undo') this.undo();
    else this.redo();
  };

  /** The grid sees no key that belongs to the text. */
  #onEditorKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    const move = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1], Escape: [0, 0] }[event.key];
    if (!move) return;
    event.preventDefault();
    const cell = this.api.getFocusedCell();
    if (event.key === 'Escape') this.#editing.cancel();
    else this.#editing.commit();
    const [down = 0, right = 0] = move;
    if (cell) this.#focusBeside(cell.rowIndex, cell.column, down, right);
  }

  #focusBeside(rowIndex: number, column: Column, down: number, right: number): void {
    const { rows } = this.size();
    const row = Math.min(Math.max(rowIndex + down, 0), rows - 1);
    const columns = this.#selection.columns;
    const index = this.#selection.columnIndex(column.getColId()) + right;
    const next = columns[Math.min(Math.max(index, 0), columns.length - 1)] ?? column;
    this.api.ensureIndexVisible(row);
    this.api.ensureColumnVisible(next);
    this.api.setFocusedCell(row, next);
    this.#selection.set(rangeOfCell({ row, column: this.#selection.columnIndex(next.getColId()) }));
    this.#tellFocus();
  }

  #onDoubleClick = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest('.ag-cell');
    if (cell && this.#isOnSheet() && !(event.target as HTMLElement).matches('[data-cell-editor]'))
      this.#edit(undefined);
  };

  #onCopy = (event: ClipboardEvent) => {
    const { area } = this;
    if (!area || !this.#isForSheet(event)) return;
    event.clipboardData?.setData('text/plain', copyRange(this, area));
    event.preventDefault();
    this.#tell({ news: 'copied', rows: heightOf(area), columns: widthOf(area) });
  };

  #onCut = (event: ClipboardEvent) => {
    this.#onCopy(event);
    if (event.defaultPrevented) this.clear();
  };

  #onPaste = (event: ClipboardEvent) => {
    const { area } = this;
    const text = event.clipboardData?.getData('text/plain');
    if (!area || !text || !this.#isForSheet(event)) return;
    event.preventDefault();
    const report = pasteRange(this, area, text);
    this.#selection.select(report.area);
    this.#tell({ news: 'pasted', report });
  };

  #isForSheet(event: Event): boolean {
    const target = event.target as HTMLElement;
    return !target.closest?.('input, textarea, select') && this.#isOnSheet();
  }

  /** Not on a header, and not on the boxes beside the rows. */
  #isOnSheet(): boolean {
    return this.#columnOf(this.api.getFocusedCell()?.column.getColId()) !== undefined;
  }

  #focused() {
    const cell = this.api.getFocusedCell();
    const rowId = cell ? this.rowIdAt(cell.rowIndex) : undefined;
    const row = rowId === undefined ? undefined : this.store.row(rowId);
    const column = this.#columnOf(cell?.column.getColId());
    return rowId !== undefined && row && column ? { rowId, row, column } : undefined;
  }

  #columnOf(columnId: string | undefined): SheetColumn<Row> | undefined {
    return this.layout.columns.find(({ id }) => id === columnId);
  }

  #tell(news: SheetNews): void {
    this.#listener().onNews(news);
  }

  #tellFocus(): void {
    this.#listener().onFocus(this.#focused());
  }

  /** Rows stay where they are when they change: nobody wants them to jump away while they are written into. */
  #showRows({ added, changed, removed }: RowsChanged<Row>): void {
    if (added.length > 0 || removed.length > 0) this.api.applyTransaction({ add: [...added], remove: [...removed] });
    const [first, last] = [this.api.getFirstDisplayedRowIndex(), this.api.getLastDisplayedRowIndex()];
    const onScreen = [];
    for (const row of changed) {
      const node = this.api.getRowNode(this.store.source.idOf(row.server));
      node?.updateData(row);
      if (node?.rowIndex != null && node.rowIndex >= first && node.rowIndex <= last) onScreen.push(node);
    }
    // Marks are classes, which the grid does not look at as long as the value is the same.
    if (onScreen.length > 0) this.api.refreshCells({ rowNodes: onScreen, force: true, suppressFlash: true });
    if (changed.length > 0) {
      this.#listener().onRange(this.area);
      this.#tellFocus();
    }
  }
}
