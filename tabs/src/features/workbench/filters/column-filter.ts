/** Which rows are shown, by what stands in their columns. */

import { cellText, cellValue } from '../actions/sheet-view.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetColumn, SheetLayout } from '../sheets/sheet.ts';

export type ColumnFilter =
  | { kind: 'contains'; text: string }
  /** Both ends belong to it; an end that is left out is open. */
  | { kind: 'between'; from?: string | number; to?: string | number }
  /** Of a list, any of its values. */
  | { kind: 'one-of'; values: readonly unknown[] }
  | { kind: 'empty' }
  | { kind: 'filled' };

/** By the id of the column. */
export type ColumnFilters = Readonly<Record<string, ColumnFilter>>;

/** The kinds of filter that make sense for a kind of value. */
export function filterKindOf<Row>({ codec }: SheetColumn<Row>): 'contains' | 'between' | 'one-of' {
  if (codec.choices || codec.kind === 'choice') return 'one-of';
  return codec.kind === 'number' || codec.kind === 'date' || codec.kind === 'moment' ? 'between' : 'contains';
}

export function passesFilters<Row>(
  row: RowState<Row>,
  filters: ColumnFilters,
  layout: SheetLayout<Row>,
  locale: string,
): boolean {
  return Object.entries(filters).every(([columnId, filter]) => {
    const column = layout.columns.find(({ id }) => id === columnId);
    // A filter that was kept for a column that is no more leaves every row.
    return !column || passes(filter, column, row, layout, locale);
  });
}

function passes<Row>(
  filter: ColumnFilter,
  column: SheetColumn<Row>,
  row: RowState<Row>,
  layout: SheetLayout<Row>,
  locale: string,
): boolean {
  const value = cellValue(row, column);
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (filter.kind === 'empty') return isEmpty;
  if (isEmpty) return false;
  if (filter.kind === 'filled') return true;
  if (filter.kind === 'one-of') {
    const { values } = filter;
    return Array.isArray(value) ? value.some((one) => values.includes(one)) : values.includes(value);
  }
  if (filter.kind === 'contains') {
    return cellText(row, column, layout, locale).toLowerCase().includes(filter.text.trim().toLowerCase());
  }
  const { from, to } = filter;
  const compare = column.codec.compare as (one: unknown, other: unknown) => number;
  return (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0);
}

const searchTexts = new WeakMap<object, string>();

/** Every word of the search stands somewhere in the row, whatever its capitals. */
export function createSearch<Row>(
  search: string,
  layout: SheetLayout<Row>,
  locale: string,
): ((row: RowState<Row>) => boolean) | undefined {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return undefined;
  return (row) => {
    const text = searchText(row, layout, locale);
    return wanted.every((word) => text.includes(word));
  };
}

/** Kept as long as the row is the same one, so that only the first letter of a search costs anything. */
function searchText<Row>(row: RowState<Row>, layout: SheetLayout<Row>, locale: string): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  const text = layout.columns
    .map((column) => cellText(row, column, layout, locale))
    .join('\n')
    .toLowerCase();
  searchTexts.set(row, text);
  return text;
}
