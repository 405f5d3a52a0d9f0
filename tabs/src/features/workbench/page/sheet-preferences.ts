/** How somebody has arranged a sheet, kept in their browser. Every storage call is guarded: a frame may have no storage. */
import type { ColumnState } from 'ag-grid-community';
import type { ColumnFilters } from '../filters/column-filter.ts';
import type { SheetName } from '../sheets/sheet.ts';

export interface SheetPreferences {
  columns: readonly ColumnState[];
  filters: ColumnFilters;
}

const none: SheetPreferences = { columns: [], filters: {} };
/** One more whenever what is kept is written in another way: what older versions have kept is then left. */
const version = 1;

const keyOf = (userId: string, sheet: SheetName) => `fleet.workbench.${version}.${userId}.${sheet}`;

export function readPreferences(userId: string, sheet: SheetName): SheetPreferences {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(userId, sheet)) ?? '{}') as Partial<SheetPreferences>;
    return { ...none, ...kept };
  } catch {
    return none;
  }
}

export function keepPreferences(userId: string, sheet: SheetName, preferences: SheetPreferences): void {
  try {
    localStorage.setItem(keyOf(userId, sheet), JSON.stringify(preferences));
  } catch {
    // They are as they were the next time.
  }
}
