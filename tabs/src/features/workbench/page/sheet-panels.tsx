/** What opens above the sheet; a chunk of its own, loaded when the first one does. */
import type { ColumnFilters } from '../filters/column-filter.ts';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { Versioned } from '../sheets/sheet.ts';
import { BulkPanel } from './bulk-panel.tsx';
import { ColumnsPanel } from './columns-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { FilterPanel } from './filter-panel.tsx';

export type SheetPanelName =
  | { panel: 'filter' | 'columns' }
  | { panel: 'bulk'; rowIds: readonly string[] }
  | { panel: 'conflict'; rowId: string };

interface SheetPanelsProps<Row extends Versioned> {
  panel: SheetPanelName;
  control: SheetControl<Row>;
  filters: ColumnFilters;
  onFilter: (filters: ColumnFilters) => void;
  onClose: () => void;
}

export default function SheetPanels<Row extends Versioned>(props: SheetPanelsProps<Row>) {
  const { panel, control, filters, onFilter, onClose } = props;
  const common = { control, onClose };
  if (panel.panel === 'bulk') return <BulkPanel {...common} rowIds={panel.rowIds} />;
  if (panel.panel === 'conflict') return <ConflictPanel {...common} rowId={panel.rowId} />;
  if (panel.panel === 'columns') return <ColumnsPanel {...common} />;
  return <FilterPanel {...common} filters={filters} onFilter={onFilter} />;
}
