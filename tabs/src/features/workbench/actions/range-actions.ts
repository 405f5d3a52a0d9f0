import { mayBeEmpty } from '../cells/read-cell.ts';
import { formatTsv, parseTsv } from '../clipboard/tsv.ts';
import { heightOf, type Rectangle } from '../range/cell-range.ts';
import { type PlacedCell, planFill, planPaste } from '../range/plan-paste.ts';
import { type RangeSummary, summariseRange } from '../range/range-summary.ts';
import type { SheetColumn, Versioned } from '../sheets/sheet.ts';
import { cellText, cellValue, type SheetView } from './sheet-view.ts';
import { type CellContent, type CellToWrite, type WriteReport, writeCells } from './write-cells.ts';

/** The texts of a rectangle, row by row. */
function readTexts<Row extends Versioned>(view: SheetView<Row>, area: Rectangle): string[][] {
  const columns = columnsOf(view, area);
  const texts: string[][] = [];
  for (let index = area.top; index <= area.bottom; index++) {
    const row = rowAt(view, index);
    if (row) texts.push(columns.map((column) => cellText(row, column, view.layout, view.locale)));
  }
  return texts;
}

export function copyRange<Row extends Versioned>(view: SheetView<Row>, area: Rectangle): string {
  return formatTsv(readTexts(view, area));
}

export interface PasteReport extends WriteReport {
  area: Rectangle;
  cutRows: number;
  cutColumns: number;
}

export function pasteRange<Row extends Versioned>(view: SheetView<Row>, area: Rectangle, tsv: string): PasteReport {
  const plan = planPaste(parseTsv(tsv), area, view.size());
  const report = write(view, plan.cells, ({ content }) => ({ text: content }));
  return { ...report, area: plan.area, cutRows: plan.cutRows, cutColumns: plan.cutColumns };
}

/** Empties what may be empty. */
export function clearRange<Row extends Versioned>(
  view: SheetView<Row>,
  area: Rectangle,
): WriteReport & { kept: number } {
  let kept = 0;
  const cells = planFill(area, area, () => undefined).filter(({ column }) => {
    const shown = view.columnAt(column);
    if (!shown || isClearable(shown)) return true;
    kept++;
    return false;
  });
  return { ...write(view, cells, () => ({ text: '' })), kept };
}

/** Of what cannot be changed at all, the reader is told that instead. */
function isClearable<Row>({ rule, codec }: SheetColumn<Row>): boolean {
  return !rule || mayBeEmpty({ rule, codec });
}

/** Repeats the upper row of the range down to its end; of a single row, the one above it. */
export function fillDown<Row extends Versioned>(view: SheetView<Row>, area: Rectangle): WriteReport | undefined {
  const isSingle = heightOf(area) === 1;
  if (isSingle && area.top === 0) return undefined;
  const source = { ...area, top: isSingle ? area.top - 1 : area.top, bottom: isSingle ? area.top - 1 : area.top };
  return fillRange(view, source, { ...area, top: source.top + 1 });
}

export function fillRange<Row extends Versioned>(
  view: SheetView<Row>,
  source: Rectangle,
  added: Rectangle,
): WriteReport {
  const cells = planFill(source, added, (row, column) => ({ row, column }));
  return write(view, cells, ({ content, column }) => {
    const row = rowAt(view, content.row);
    const from = view.columnAt(content.column);
    if (!row || !from) return undefined;
    // Within a column the value itself is taken, which says more than what is shown of it.
    return content.column === column
      ? { value: cellValue(row, from) }
      : { text: cellText(row, from, view.layout, view.locale) };
  });
}

export function summarise<Row extends Versioned>(view: SheetView<Row>, area: Rectangle): RangeSummary {
  return summariseRange(amountsOf(view, area));
}

function* amountsOf<Row extends Versioned>(view: SheetView<Row>, area: Rectangle) {
  const columns = columnsOf(view, area);
  for (let index = area.top; index <= area.bottom; index++) {
    const row = rowAt(view, index);
    if (!row) continue;
    for (const column of columns) {
      const value = cellValue(row, column);
      if (value === null || (Array.isArray(value) && value.length === 0)) yield null;
      else yield column.codec.amount?.(value as never);
    }
  }
}

function rowAt<Row extends Versioned>(view: SheetView<Row>, index: number) {
  const rowId = view.rowIdAt(index);
  return rowId === undefined ? undefined : view.store.row(rowId);
}

function columnsOf<Row extends Versioned>(view: SheetView<Row>, { left, right }: Rectangle): SheetColumn<Row>[] {
  const columns: SheetColumn<Row>[] = [];
  for (let index = left; index <= right; index++) {
    const column = view.columnAt(index);
    if (column) columns.push(column);
  }
  return columns;
}

function write<Row extends Versioned, Content>(
  view: SheetView<Row>,
  cells: readonly PlacedCell<Content>[],
  contentOf: (cell: PlacedCell<Content>) => CellContent | undefined,
): WriteReport {
  const toWrite = cells.flatMap((cell): CellToWrite<Row>[] => {
    const rowId = view.rowIdAt(cell.row);
    const column = view.columnAt(cell.column);
    const content = contentOf(cell);
    return rowId !== undefined && column && content ? [{ rowId, column, content }] : [];
  });
  return writeCells(view, toWrite);
}
