/** A rectangle of cells, from the cell where it began to the one it reaches to, by their places on the sheet as it is shown. */

export interface CellPlace {
  row: number;
  column: number;
}

/** The anchor keeps the focus; the head moves. */
export interface CellRange {
  anchor: CellPlace;
  head: CellPlace;
}

/** Its edges belong to it. */
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** How many rows and columns are shown. */
export interface SheetSize {
  rows: number;
  columns: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const steps: Record<Direction, CellPlace> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export function rangeOfCell(place: CellPlace): CellRange {
  return { anchor: place, head: place };
}

/** @returns undefined for a sheet that shows nothing */
export function rangeOfSheet({ rows, columns }: SheetSize): CellRange | undefined {
  if (rows === 0 || columns === 0) return undefined;
  return { anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 } };
}

export function rectangleOf({ anchor, head }: CellRange): Rectangle {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function heightOf({ top, bottom }: Rectangle): number {
  return bottom - top + 1;
}

export function widthOf({ left, right }: Rectangle): number {
  return right - left + 1;
}

export function contains({ top, bottom, left, right }: Rectangle, { row, column }: CellPlace): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** @param count of cells; Infinity is up to the edge of the sheet */
export function extendRange(
  { anchor, head }: CellRange,
  direction: Direction,
  count: number,
  size: SheetSize,
): CellRange {
  const step = steps[direction];
  const moved = (from: number, by: number, length: number) => (by === 0 ? from : clamp(from + by * count, length));
  return {
    anchor,
    head: { row: moved(head.row, step.row, size.rows), column: moved(head.column, step.column, size.columns) },
  };
}

/** @returns undefined when nothing of the range is shown any more, as its sheet became smaller */
export function clipRange({ anchor, head }: CellRange, size: SheetSize): CellRange | undefined {
  if (size.rows === 0 || size.columns === 0) return undefined;
  const clip = ({ row, column }: CellPlace) => ({ row: clamp(row, size.rows), column: clamp(column, size.columns) });
  return { anchor: clip(anchor), head: clip(head) };
}

/**
 * The rectangle that a drag of the fill handle covers: beyond the range in the one direction that it was dragged farther.
 * @returns undefined while it is still within the range
 */
export function fillTarget(
  source: Rectangle,
  { row, column }: CellPlace,
): { area: Rectangle; added: Rectangle } | undefined {
  const down = row - source.bottom;
  const up = source.top - row;
  const right = column - source.right;
  const left = source.left - column;
  const farthest = Math.max(down, up, right, left);
  if (farthest <= 0) return undefined;
  if (down === farthest)
    return { area: { ...source, bottom: row }, added: { ...source, top: source.bottom + 1, bottom: row } };
  if (up === farthest) return { area: { ...source, top: row }, added: { ...source, top: row, bottom: source.top - 1 } };
  if (right === farthest) {
    return { area: { ...source, right: column }, added: { ...source, left: source.right + 1, right: column } };
  }
  return { area: { ...source, left: column }, added: { ...source, left: column, right: source.left - 1 } };
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
