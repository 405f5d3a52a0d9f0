import type { CellClassRules, ColDef, ValueFormatterParams } from 'ag-grid-community';
import { cellText, cellValue } from '../actions/sheet-view.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetColumn, SheetLayout } from '../sheets/sheet.ts';
import type { CellEditing } from './cell-editing.ts';
import { CellEditor } from './cell-editor.tsx';
import { cellClasses } from './grid-styles.ts';
import type { CellMarks } from './range-selection.ts';

interface GridColumnsOptions<Row> {
  layout: SheetLayout<Row>;
  locale: string;
  editing: CellEditing;
  marksOf(row: number, columnId: string): CellMarks;
}

export function gridColumns<Row>(options: GridColumnsOptions<Row>): ColDef<RowState<Row>>[] {
  return options.layout.columns.map((column, index) => gridColumn(column, index, options));
}

function gridColumn<Row>(
  column: SheetColumn<Row>,
  index: number,
  { layout, locale, editing, marksOf }: GridColumnsOptions<Row>,
): ColDef<RowState<Row>> {
  const { id, title, width, codec } = column;
  const compare = codec.compare as (one: unknown, other: unknown) => number;
  return {
    colId: id,
    headerName: title,
    initialWidth: width,
    ...(index === 0 && { initialPinned: 'left' as const }),
    valueGetter: ({ data }) => (data ? cellValue(data, column) : null),
    valueFormatter: ({ data }: ValueFormatterParams<RowState<Row>>) =>
      data ? cellText(data, column, layout, locale) : '',
    comparator: (one: unknown, other: unknown) => compareFilled(one, other, compare),
    ...(codec.amount && { headerClass: 'ag-right-aligned-header', cellClass: cellClasses.number }),
    cellClassRules: rulesOf(column, editing, marksOf),
    cellRendererSelector: ({ node }) => (editing.now(node.id, id) ? { component: CellEditor } : undefined),
  };
}

/** Empty cells come first, as nothing is less than anything. */
function compareFilled(one: unknown, other: unknown, compare: (one: unknown, other: unknown) => number): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return compare(one, other);
}

function rulesOf<Row>(
  column: SheetColumn<Row>,
  editing: CellEditing,
  marksOf: (row: number, columnId: string) => CellMarks,
): CellClassRules<RowState<Row>> {
  const { id } = column;
  const rule = (test: (row: RowState<Row>) => boolean) => {
    return ({ data }: { data?: RowState<Row> | undefined }) => data !== undefined && test(data);
  };
  const marked = (mark: keyof CellMarks) => {
    return ({ rowIndex }: { rowIndex: number }) => marksOf(rowIndex, id)[mark];
  };
  return {
    [cellClasses.range]: marked('inside'),
    [cellClasses.rangeTop]: marked('top'),
    [cellClasses.rangeBottom]: marked('bottom'),
    [cellClasses.rangeLeft]: marked('left'),
    [cellClasses.rangeRight]: marked('right'),
    [cellClasses.rangeEnd]: marked('last'),
    [cellClasses.fill]: marked('fill'),
    [cellClasses.locked]: rule(({ server }) => !column.rule || column.lockedBy?.(server) !== undefined),
    [cellClasses.saving]: rule((row) => !row.unsaved && (row.edits.has(id) || row.sending?.has(id) === true)),
    [cellClasses.unsaved]: rule((row) => row.unsaved !== undefined && row.edits.has(id)),
    [cellClasses.refused]: rule((row) => row.refusals.has(id)),
    [cellClasses.conflict]: rule((row) => row.conflicts.some(({ columnId }) => columnId === id)),
    [cellClasses.editing]: ({ node }) => editing.now(node.id, id) !== undefined,
  };
}
