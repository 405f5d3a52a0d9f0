import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** @returns the rows of a virtual list near the screen, and the one that has the focus: it stays wherever the reader scrolls */
export function rangeWithRow(focused: number | undefined): (range: Range) => number[] {
  return (range) => {
    const rows = defaultRangeExtractor(range);
    if (focused === undefined || !(focused < range.count) || rows.includes(focused)) return rows;
    return [...rows, focused].sort((one, other) => one - other);
  };
}
