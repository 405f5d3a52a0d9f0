import type { CellContext } from '../cells/cell-codec.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetStore } from '../edits/sheet-store.ts';
import type { SheetSize } from '../range/cell-range.ts';
import type { SheetColumn, SheetLayout, Versioned } from '../sheets/sheet.ts';

/** The sheet as its reader sees it now: filtered, sorted, with the columns in their order. */
export interface SheetView<Row extends Versioned> {
  store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  /** BCP 47 */
  locale: string;
  size(): SheetSize;
  rowIdAt(row: number): string | undefined;
  columnAt(column: number): SheetColumn<Row> | undefined;
}

/** @returns null for an empty cell */
export function cellValue<Row>(row: RowState<Row>, column: SheetColumn<Row>): unknown {
  const edit = row.edits.get(column.id) ?? row.sending?.get(column.id);
  return edit ? edit.after : column.read(row.server);
}

export function cellContext<Row>(row: RowState<Row>, layout: SheetLayout<Row>, locale: string): CellContext {
  return { locale, timeZone: layout.timeZoneOf(row.server) };
}

/** What a cell says: shown, copied, searched and exported. */
export function cellText<Row>(
  row: RowState<Row>,
  column: SheetColumn<Row>,
  layout: SheetLayout<Row>,
  locale: string,
): string {
  const value = cellValue(row, column);
  return value === null ? '' : column.codec.format(value as never, cellContext(row, layout, locale));
}
