/** What is shown of a sheet, as a table to be put into a file. */

import { wallOf } from '../../../ui/wall-time.ts';
import { cellText, cellValue } from '../actions/sheet-view.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetColumn, SheetLayout } from '../sheets/sheet.ts';

/** A date is the wall time of its row, as if it were UTC's, as spreadsheets know no zones. */
export type TableCell = { text: string } | { number: number } | { day: Date } | { moment: Date } | undefined;

export interface Table {
  titles: string[];
  /** In pixels. */
  widths: number[];
  rows: TableCell[][];
}

export function tableOf<Row>(
  rows: readonly RowState<Row>[],
  columns: readonly SheetColumn<Row>[],
  layout: SheetLayout<Row>,
  locale: string,
): Table {
  return {
    titles: columns.map(({ title }) => title),
    widths: columns.map(({ width }) => width),
    rows: rows.map((row) => columns.map((column) => tableCell(row, column, layout, locale))),
  };
}

function tableCell<Row>(
  row: RowState<Row>,
  column: SheetColumn<Row>,
  layout: SheetLayout<Row>,
  locale: string,
): TableCell {
  const value = cellValue(row, column);
  if (value === null) return undefined;
  const { codec } = column;
  if (codec.amount) return { number: codec.amount(value as never) };
  if (codec.kind === 'date') return { day: new Date(`${value}T00:00Z`) };
  if (codec.kind === 'moment') {
    const { day, time } = wallOf(Date.parse(String(value)), layout.timeZoneOf(row.server));
    return { moment: new Date(`${day}T${time}Z`) };
  }
  return { text: cellText(row, column, layout, locale) };
}
