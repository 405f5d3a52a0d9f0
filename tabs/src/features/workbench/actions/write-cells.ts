/** Everything that writes into cells goes through here: typing, pasting, filling, clearing, changing many rows at once. */
import { isProblem } from '../cells/cell-codec.ts';
import { checkValue, readCell } from '../cells/read-cell.ts';
import type { CellWrite } from '../edits/sheet-store.ts';
import type { SheetColumn, Versioned } from '../sheets/sheet.ts';
import { cellContext, cellText, type SheetView } from './sheet-view.ts';

/** A text is read as if it were typed; a value comes from a cell of the same column. */
export type CellContent = { text: string } | { value: unknown };

export interface CellToWrite<Row> {
  rowId: string;
  column: SheetColumn<Row>;
  content: CellContent;
}

/** What became of it, to be told to the reader. */
export interface WriteReport {
  written: number;
  /** Cells that cannot be changed by this reader. */
  locked: number;
  /** Cells in which this cannot stand; each is marked with the reason. */
  invalid: number;
}

export function writeCells<Row extends Versioned>(
  view: SheetView<Row>,
  cells: readonly CellToWrite<Row>[],
): WriteReport {
  const { store, layout, locale } = view;
  const writes: CellWrite[] = [];
  const report: WriteReport = { written: 0, locked: 0, invalid: 0 };
  for (const { rowId, column, content } of cells) {
    const row = store.row(rowId);
    if (!row) continue;
    const isAsShown = 'text' in content && content.text.trim() === cellText(row, column, layout, locale).trim();
    // Written as it stands there: nothing changes, as little as was shown of it.
    if (isAsShown && !row.refusals.has(column.id)) continue;
    if (!column.rule || column.lockedBy?.(row.server)) {
      report.locked++;
      continue;
    }
    const context = cellContext(row, layout, locale);
    const readable = { codec: column.codec, rule: column.rule };
    const reading =
      'text' in content
        ? readCell(readable, content.text, context)
        : checkValue(readable, content.value as never, context);
    if (isProblem(reading)) {
      report.invalid++;
      const text = 'text' in content ? content.text : column.codec.format(content.value as never, context);
      store.refuseText(rowId, column.id, text, reading.problem);
    } else {
      report.written++;
      writes.push({ rowId, columnId: column.id, value: isAsShown ? store.shown(rowId, column.id) : reading.value });
    }
  }
  store.write(writes);
  return report;
}
