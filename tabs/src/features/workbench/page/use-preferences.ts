import type { GridApi } from 'ag-grid-community';
import { useCallback, useRef, useState } from 'react';
import { useMe } from '../../../api-client/use-me.ts';
import type { ColumnFilters } from '../filters/column-filter.ts';
import type { SheetName } from '../sheets/sheet.ts';
import { keepPreferences, readPreferences, type SheetPreferences } from './sheet-preferences.ts';

const arranged = ['columnMoved', 'columnResized', 'columnVisible', 'columnPinned', 'sortChanged'] as const;
/** Dragging an edge tells of every pixel. */
const keepMilliseconds = 300;

/** How the reader has arranged a sheet: kept as they do it, and found again the next time. */
export function usePreferences(sheet: SheetName) {
  const { userId } = useMe();
  const [first] = useState(() => readPreferences(userId, sheet));
  const kept = useRef<SheetPreferences>(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [filters, setFilters] = useState(first.filters);

  const keep = useCallback(
    (change: Partial<SheetPreferences>) => {
      kept.current = { ...kept.current, ...change };
      keepPreferences(userId, sheet, kept.current);
    },
    [userId, sheet],
  );

  const arrange = useCallback(
    (api: GridApi) => {
      const state = [...kept.current.columns];
      if (state.length > 0) api.applyColumnState({ state, applyOrder: true });
      for (const event of arranged) {
        api.addEventListener(event, () => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            if (!api.isDestroyed()) keep({ columns: api.getColumnState() });
          }, keepMilliseconds);
        });
      }
    },
    [keep],
  );

  const filter = useCallback(
    (next: ColumnFilters) => {
      setFilters(next);
      keep({ filters: next });
    },
    [keep],
  );
  return { filters, filter, arrange };
}
