import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rectangle, rectangleOf } from './cell-range.ts';
import { planFill, planPaste } from './plan-paste.ts';

const size = { rows: 100, columns: 10 };
const selection = (top: number, left: number, bottom = top, right = left): Rectangle => ({ top, left, bottom, right });
const textAt = (plan: ReturnType<typeof planPaste<string>>) =>
  plan.cells.map(({ row, column, content }) => `${row}:${column}=${content}`);

describe('pasting', () => {
  it('begins at the corner of the selection and selects what it filled', () => {
    const plan = planPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      selection(2, 3),
      size,
    );
    expect(textAt(plan)).toEqual(['2:3=a', '2:4=b', '3:3=c', '3:4=d']);
    expect(plan.area).toEqual(selection(2, 3, 3, 4));
  });

  it('one cell fills the whole selection', () => {
    const plan = planPaste([['a']], selection(0, 0, 2, 1), size);
    expect(plan.cells).toHaveLength(6);
    expect(new Set(plan.cells.map(({ content }) => content))).toEqual(new Set(['a']));
  });

  it('a block repeats where the selection is a multiple of it, else it stands there once', () => {
    expect(textAt(planPaste([['a'], ['b']], selection(0, 0, 3), size))).toEqual(['0:0=a', '1:0=b', '2:0=a', '3:0=b']);
    expect(textAt(planPaste([['a'], ['b']], selection(0, 0, 2), size))).toEqual(['0:0=a', '1:0=b']);
  });

  it('says what does not fit on the sheet', () => {
    const { cells, cutRows, cutColumns } = planPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      selection(98, 9),
      size,
    );
    expect(cells.map(({ content }) => content)).toEqual(['a', 'c']);
    expect({ cutRows, cutColumns }).toEqual({ cutRows: 1, cutColumns: 1 });
  });

  it('leaves what is there where a row of the block is shorter', () => {
    expect(textAt(planPaste([['a', 'b'], ['c']], selection(0, 0), size))).toEqual(['0:0=a', '0:1=b', '1:0=c']);
  });

  it('never leaves the sheet, and gives every cell once', () => {
    const blocks = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const places = fc.record({ row: fc.nat({ max: 99 }), column: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(blocks, places, places, (block, anchor, head) => {
        const { cells, area } = planPaste(block, rectangleOf({ anchor, head }), size);
        expect(cells.every(({ row, column }) => row < size.rows && column < size.columns)).toBe(true);
        expect(cells.every(({ row, column }) => row <= area.bottom && column <= area.right)).toBe(true);
        expect(new Set(cells.map(({ row, column }) => `${row}:${column}`)).size).toBe(cells.length);
      }),
    );
  });
});

describe('filling', () => {
  const read = (row: number, column: number) => `${row}:${column}`;

  it('down repeats the rows in their order', () => {
    const cells = planFill(selection(1, 0, 2), selection(3, 0, 6), read);
    expect(cells.map(({ content }) => content)).toEqual(['1:0', '2:0', '1:0', '2:0']);
  });

  it('up continues the pattern upward', () => {
    const cells = planFill(selection(3, 0, 5), selection(1, 0, 2), read);
    expect(cells.map(({ row, content }) => [row, content])).toEqual([
      [1, '4:0'],
      [2, '5:0'],
    ]);
  });
});
