/**
 * A rectangle of cells selected by mouse and keyboard, which AG Grid Community lacks. It listens to the grid's own elements,
 * as the grid's events of cells come later than the clipboard's.
 */
import type { Column, GridApi, IRowNode } from 'ag-grid-community';
import {
  type CellPlace,
  type CellRange,
  clipRange,
  contains,
  type Direction,
  extendRange,
  fillTarget,
  heightOf,
  type Rectangle,
  rangeOfCell,
  rangeOfSheet,
  rectangleOf,
  type SheetSize,
  widthOf,
} from '../range/cell-range.ts';

export interface RangeListener {
  /** The range is another one, or none. */
  onRange(area: Rectangle | undefined): void;
  /** The fill handle was dragged and let go. */
  onFill(source: Rectangle, fill: { area: Rectangle; added: Rectangle }): void;
}

type Drag = { kind: 'select' } | { kind: 'fill'; source: Rectangle; fill: ReturnType<typeof fillTarget> };

/** The corner of the last cell that can be dragged to fill. */
const handlePixels = 9;
/** So close to an edge, dragging scrolls. */
const scrollPixels = 24;

export class RangeSelection {
  readonly #api: GridApi;
  readonly #root: HTMLElement;
  readonly #listener: RangeListener;
  readonly #listening = new AbortController();
  #columns: readonly Column[] = [];
  #indexOf: ReadonlyMap<string, number> = new Map();
  #range: CellRange | undefined;
  #drag: Drag | undefined;
  #pointer: { x: number; y: number } | undefined;
  #frame: number | undefined;

  /** @param root the element around the grid */
  constructor(api: GridApi, root: HTMLElement, listener: RangeListener) {
    this.#api = api;
    this.#root = root;
    this.#listener = listener;
    const { signal } = this.#listening;
    root.addEventListener('mousedown', this.#onMouseDown, { capture: true, signal });
    addEventListener('mousemove', this.#onMouseMove, { signal });
    addEventListener('mouseup', this.#onMouseUp, { signal });
    this.readColumns();
  }

  dispose(): void {
    this.#listening.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  get area(): Rectangle | undefined {
    return this.#range && rectangleOf(this.#range);
  }

  get range(): CellRange | undefined {
    return this.#range;
  }

  /** The columns of the sheet as they are shown, without the one for choosing rows. */
  get columns(): readonly Column[] {
    return this.#columns;
  }

  /** Other columns are shown, or in another order. */
  readColumns(): void {
    this.#columns = this.#api.getAllDisplayedColumns().filter((column) => column.getColDef().colId !== undefined);
    this.#indexOf = new Map(this.#columns.map((column, index) => [column.getColId(), index]));
  }

  columnIndex(columnId: string): number {
    return this.#indexOf.get(columnId) ?? -1;
  }

  size(): SheetSize {
    return { rows: this.#api.getDisplayedRowCount(), columns: this.#columns.length };
  }

  /** Selects one cell: the one that has the focus. */
  focus(row: number, column: Column): void {
    const place = { row, column: this.columnIndex(column.getColId()) };
    const { anchor } = this.#range ?? {};
    // The news of a focus comes after the mouse may have gone on.
    if (anchor?.row === place.row && anchor.column === place.column) return;
    this.set(place.column < 0 ? undefined : rangeOfCell(place));
  }

  set(range: CellRange | undefined): void {
    const before = this.area;
    this.#range = range;
    this.#paint(before, this.area);
    this.#listener.onRange(this.area);
  }

  select(area: Rectangle): void {
    this.set({ anchor: { row: area.top, column: area.left }, head: { row: area.bottom, column: area.right } });
  }

  collapse(): void {
    if (this.#range && !this.#isSingle(this.#range)) this.set(rangeOfCell(this.#range.anchor));
  }

  selectAll(): void {
    this.set(rangeOfSheet(this.size()));
  }

  extend(direction: Direction, distance: 'cell' | 'page' | 'edge'): void {
    if (!this.#range) return;
    const page = this.#api.getLastDisplayedRowIndex() - this.#api.getFirstDisplayedRowIndex() - 1;
    const count = { cell: 1, page: Math.max(1, page), edge: Number.POSITIVE_INFINITY }[distance];
    this.set(extendRange(this.#range, direction, count, this.size()));
    this.#reveal();
  }

  /** The rows are others or in another order: the range stays where it is, as far as there is something. */
  refit(): void {
    if (this.#range) this.set(clipRange(this.#range, this.size()));
  }

  /** Which of the marks of a range a cell bears. */
  marksOf(row: number, columnId: string): CellMarks {
    const { area } = this;
    const place = { row, column: this.columnIndex(columnId) };
    const fill = this.#drag?.kind === 'fill' ? this.#drag.fill?.added : undefined;
    const inside = area !== undefined && !this.#isCellAlone() && contains(area, place);
    return {
      inside,
      top: inside && place.row === area.top,
      bottom: inside && place.row === area.bottom,
      left: inside && place.column === area.left,
      right: inside && place.column === area.right,
      last: area?.bottom === place.row && area.right === place.column,
      fill: fill !== undefined && contains(fill, place),
    };
  }

  #isSingle(range: CellRange): boolean {
    const area = rectangleOf(range);
    return heightOf(area) === 1 && widthOf(area) === 1;
  }

  #isCellAlone(): boolean {
    return this.#range !== undefined && this.#isSingle(this.#range);
  }

  #placeAt(target: EventTarget | null): CellPlace | undefined {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.ag-cell') : null;
    const rowIndex = cell?.closest<HTMLElement>('.ag-row')?.getAttribute('row-index');
    if (!cell || rowIndex == null || !this.#root.contains(cell)) return undefined;
    const column = this.columnIndex(cell.getAttribute('col-id') ?? '');
    return column < 0 ? undefined : { row: Number(rowIndex), column };
  }

  #onMouseDown = (event: MouseEvent) => {
    const place = this.#placeAt(event.target);
    if (!place || event.button !== 0 || (event.target as Element).closest('input, select, textarea')) return;
    if (this.area && this.#isOnHandle(event, place)) {
      this.#drag = { kind: 'fill', source: this.area, fill: undefined };
      event.preventDefault();
      event.stopPropagation();
    } else if (event.shiftKey && this.#range) {
      this.#drag = { kind: 'select' };
      this.set({ anchor: this.#range.anchor, head: place });
      // The focus stays on the anchor.
      event.preventDefault();
      event.stopPropagation();
    } else {
      this.#drag = { kind: 'select' };
      this.set(rangeOfCell(place));
    }
  };

  #isOnHandle(event: MouseEvent, place: CellPlace): boolean {
    const { area } = this;
    if (area?.bottom !== place.row || area.right !== place.column) return false;
    const box = (event.target as Element).closest('.ag-cell')?.getBoundingClientRect();
    return box !== undefined && box.right - event.clientX <= handlePixels && box.bottom - event.clientY <= handlePixels;
  }

  #onMouseMove = (event: MouseEvent) => {
    if (!this.#drag) return;
    if ((event.buttons & 1) === 0) return this.#onMouseUp();
    this.#pointer = { x: event.clientX, y: event.clientY };
    this.#follow(this.#placeAt(event.target));
    this.#frame ??= requestAnimationFrame(this.#scroll);
  };

  #follow(place: CellPlace | undefined): void {
    if (!place || !this.#drag) return;
    if (this.#drag.kind === 'fill') {
      const before = this.#drag.fill?.added;
      this.#drag.fill = fillTarget(this.#drag.source, place);
      this.#paint(before, this.#drag.fill?.added);
    } else if (this.#range && (place.row !== this.#range.head.row || place.column !== this.#range.head.column)) {
      this.set({ anchor: this.#range.anchor, head: place });
    }
  }

  /** While the mouse is held at an edge, the sheet goes on beneath it. */
  #scroll = () => {
    this.#frame = undefined;
    if (!this.#drag || !this.#pointer) return;
    const box = this.#root.querySelector('.ag-body-viewport')?.getBoundingClientRect();
    if (!box) return;
    const down = edgeOf(this.#pointer.y, box.top, box.bottom);
    const right = edgeOf(this.#pointer.x, box.left, box.right);
    if (down === 0 && right === 0) return;
    const head = this.#drag.kind === 'fill' ? this.#drag.source : this.area;
    if (!head) return;
    const size = this.size();
    const row = down > 0 ? this.#api.getLastDisplayedRowIndex() + 1 : this.#api.getFirstDisplayedRowIndex() - 1;
    if (down !== 0) this.#api.ensureIndexVisible(Math.min(Math.max(row, 0), size.rows - 1));
    const inside = {
      x: Math.min(Math.max(this.#pointer.x, box.left + 1), box.right - scrollPixels),
      y: Math.min(Math.max(this.#pointer.y, box.top + 1), box.bottom - 2),
    };
    this.#follow(this.#placeAt(document.elementFromPoint(inside.x, inside.y)));
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  #onMouseUp = () => {
    const drag = this.#drag;
    this.#drag = undefined;
    this.#pointer = undefined;
    if (drag?.kind === 'fill' && drag.fill) {
      this.#paint(drag.fill.added, undefined);
      this.#listener.onFill(drag.source, drag.fill);
    }
  };

  #reveal(): void {
    const head = this.#range?.head;
    if (!head) return;
    this.#api.ensureIndexVisible(head.row);
    const column = this.#columns[head.column];
    if (column) this.#api.ensureColumnVisible(column);
  }

  /** Draws the cells anew that are in one of two rectangles and on the screen. */
  #paint(...areas: readonly (Rectangle | undefined)[]): void {
    const some = areas.filter((area) => area !== undefined);
    if (some.length === 0) return;
    const top = Math.max(Math.min(...some.map((area) => area.top)), this.#api.getFirstDisplayedRowIndex() - 10);
    const bottom = Math.min(Math.max(...some.map((area) => area.bottom)), this.#api.getLastDisplayedRowIndex() + 10);
    const left = Math.min(...some.map((area) => area.left));
    const right = Math.max(...some.map((area) => area.right));
    const rowNodes: IRowNode[] = [];
    for (let row = top; row <= bottom; row++) {
      const node = this.#api.getDisplayedRowAtIndex(row);
      if (node) rowNodes.push(node);
    }
    if (rowNodes.length === 0) return;
    const columns = this.#columns.slice(Math.max(left, 0), right + 1);
    this.#api.refreshCells({ rowNodes, columns, force: true, suppressFlash: true });
  }
}

export interface CellMarks {
  inside: boolean;
  top: boolean;
  bottom: boolean;
  left: boolean;
  right: boolean;
  /** Holds the fill handle. */
  last: boolean;
  fill: boolean;
}

function edgeOf(position: number, start: number, end: number): -1 | 0 | 1 {
  if (position < start + scrollPixels / 2) return -1;
  return position > end - scrollPixels ? 1 : 0;
}
