import { heightOf, type Rectangle, type SheetSize, widthOf } from './cell-range.ts';

export interface PlacedCell<Content> {
  row: number;
  column: number;
  content: Content;
}

export interface PastePlan<Content> {
  cells: PlacedCell<Content>[];
  /** What is selected afterwards. */
  area: Rectangle;
  /** What did not fit on the sheet. */
  cutRows: number;
  cutColumns: number;
}

/**
 * Where each cell goes when a block of cells is pasted, as Excel does it: from the corner of the selection, and again and again
 * in each direction in which the selection is so many times as long, so that one cell fills any selection.
 * @param block rows of cells; a row that is shorter than others leaves what is there
 */
export function planPaste<Content>(
  block: readonly (readonly Content[])[],
  target: Rectangle,
  size: SheetSize,
): PastePlan<Content> {
  const blockHeight = block.length;
  const blockWidth = Math.max(0, ...block.map((cells) => cells.length));
  const height = timesAsLong(heightOf(target), blockHeight);
  const width = timesAsLong(widthOf(target), blockWidth);
  const rows = Math.min(height, size.rows - target.top);
  const columns = Math.min(width, size.columns - target.left);
  const cells: PlacedCell<Content>[] = [];
  for (let row = 0; row < rows; row++) {
    const line = block[row % blockHeight] ?? [];
    for (let column = 0; column < columns; column++) {
      const place = column % blockWidth;
      if (place < line.length) {
        cells.push({ row: target.top + row, column: target.left + column, content: line[place] as Content });
      }
    }
  }
  return {
    cells,
    area: {
      ...target,
      bottom: target.top + Math.max(rows, 1) - 1,
      right: target.left + Math.max(columns, 1) - 1,
    },
    cutRows: height - rows,
    cutColumns: width - columns,
  };
}

function timesAsLong(selected: number, block: number): number {
  return block > 0 && selected % block === 0 ? selected : block;
}

/**
 * Repeats the cells of a rectangle over the one beside it, as the fill handle does.
 * @param read what stands at a place of the source
 */
export function planFill<Content>(
  source: Rectangle,
  added: Rectangle,
  read: (row: number, column: number) => Content,
): PlacedCell<Content>[] {
  const cells: PlacedCell<Content>[] = [];
  for (let row = added.top; row <= added.bottom; row++) {
    for (let column = added.left; column <= added.right; column++) {
      const content = read(
        source.top + remainder(row - source.top, heightOf(source)),
        source.left + remainder(column - source.left, widthOf(source)),
      );
      cells.push({ row, column, content });
    }
  }
  return cells;
}

/** Counted on from both sides: filling upward continues the pattern, too. */
function remainder(distance: number, length: number): number {
  return ((distance % length) + length) % length;
}
