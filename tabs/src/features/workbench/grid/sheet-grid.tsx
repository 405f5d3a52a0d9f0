import './grid-modules.ts';
import { mergeClasses } from '@fluentui/react-components';
import type { GridApi } from 'ag-grid-community';
import { AgGridReact, type AgGridReactProps } from 'ag-grid-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RowState } from '../edits/row-state.ts';
import type { SheetStore } from '../edits/sheet-store.ts';
import type { SheetLayout, Versioned } from '../sheets/sheet.ts';
import { CellEditing } from './cell-editing.ts';
import { gridColumns } from './grid-columns.ts';
import { useGridStyles } from './grid-styles.ts';
import { gridTexts } from './grid-texts.ts';
import { gridTheme } from './grid-theme.ts';
import { SheetControl, type SheetControlListener } from './sheet-control.ts';

interface SheetGridProps<Row extends Versioned> {
  store: SheetStore<Row>;
  layout: SheetLayout<Row>;
  /** BCP 47 */
  locale: string;
  /** What the grid is called. */
  label: string;
  /** Whether rows can be chosen, to change many at once. */
  choosesRows: boolean;
  /** Whether a row is shown; undefined shows all. */
  isShown: ((row: RowState<Row>) => boolean) | undefined;
  listener: SheetControlListener<Row>;
  onControl(control: SheetControl<Row> | undefined): void;
}

/** AG Grid with a sheet in it. Rows come from the store directly: React is not asked about each of 20,000 rows. */
export function SheetGrid<Row extends Versioned>(props: SheetGridProps<Row>) {
  const { store, layout, locale, label, choosesRows, isShown, listener, onControl } = props;
  const styles = useGridStyles();
  const root = useRef<HTMLDivElement>(null);
  const control = useRef<SheetControl<Row>>(undefined);
  const latest = useRef({ listener, onControl, isShown, layout, locale, label });
  latest.current = { listener, onControl, isShown, layout, locale, label };
  const [editing] = useState(
    () =>
      new CellEditing({
        onChange: (rowId, columnId) => control.current?.repaint(rowId, columnId),
        onCommit: (rowId, columnId, text) => control.current?.commit(rowId, columnId, text),
      }),
  );
  const columns = useMemo(
    () =>
      gridColumns<Row>({
        ...{ layout, locale, editing },
        marksOf: (row, columnId) => control.current?.marksOf(row, columnId) ?? noMarks,
      }),
    [layout, locale, editing],
  );
  // The grid takes an option that is another one for a change, and then does its work anew.
  const [fixed] = useState(
    (): AgGridReactProps<RowState<Row>> => ({
      context: { editing },
      localeText: gridTexts(),
      getRowId: ({ data }) => store.source.idOf(data.server),
      isExternalFilterPresent: () => latest.current.isShown !== undefined,
      doesExternalFilterPass: ({ data }) => data !== undefined && (latest.current.isShown?.(data) ?? true),
    }),
  );
  const [api, setApi] = useState<GridApi<RowState<Row>>>();

  // In an effect: when the grid is ready the page may be hidden, waiting for something else, and then has no elements.
  useEffect(() => {
    if (!api || !root.current) return;
    root.current.querySelector('[role=grid]')?.setAttribute('aria-label', latest.current.label);
    const { layout, locale, onControl } = latest.current;
    const made = new SheetControl({
      ...{ api, root: root.current, store, layout, locale, editing },
      listener: () => latest.current.listener,
    });
    control.current = made;
    onControl(made);
    return () => made.dispose();
  }, [api, store, editing]);
  useEffect(() => {
    api?.onFilterChanged();
    void isShown;
  }, [api, isShown]);
  useEffect(() => control.current?.use(layout, locale), [layout, locale]);

  return (
    <div ref={root} className={mergeClasses(styles.root)}>
      <AgGridReact<RowState<Row>>
        theme={gridTheme}
        {...fixed}
        columnDefs={columns}
        defaultColDef={defaultColumn}
        {...(choosesRows && { rowSelection: chosenByBox, selectionColumnDef: boxColumn })}
        animateRows={false}
        suppressCellFocus={false}
        ensureDomOrder
        onGridReady={(event) => setApi(event.api)}
      />
    </div>
  );
}

const noMarks = { inside: false, top: false, bottom: false, left: false, right: false, last: false, fill: false };
const defaultColumn = { sortable: true, resizable: true, suppressHeaderMenuButton: true, minWidth: 60 } as const;
const chosenByBox = { mode: 'multiRow', selectAll: 'filtered', enableClickSelection: false } as const;
const boxColumn = { pinned: 'left', width: 44, maxWidth: 44, resizable: false, suppressMovable: true } as const;
