import type { CellEditing } from './cell-editing.ts';

/** What the grid hands to what stands in its cells. */
export interface GridContext {
  editing: CellEditing;
}
