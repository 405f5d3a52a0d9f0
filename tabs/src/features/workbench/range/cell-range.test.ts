import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellPlace,
  contains,
  type Direction,
  extendRange,
  fillTarget,
  heightOf,
  rangeOfCell,
  rangeOfSheet,
  rectangleOf,
  type SheetSize,
  widthOf,
} from './cell-range.ts';

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 30 }), columns: fc.integer({ min: 1, max: 12 }) });
const placeOn = ({ rows, columns }: SheetSize) =>
  fc.record({ row: fc.nat({ max: rows - 1 }), column: fc.nat({ max: columns - 1 }) });
const sheetWithPlaces = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), one: placeOn(size), two: placeOn(size) }),
);

it('a range holds both of its ends and stays on the sheet, however it is extended', () => {
  const moves = fc.array(
    fc.tuple(
      fc.constantFrom<Direction>('up', 'down', 'left', 'right'),
      fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
    ),
  );
  fc.assert(
    fc.property(sheetWithPlaces, moves, ({ size, one }, steps) => {
      const range = steps.reduce(
        (last, [direction, count]) => extendRange(last, direction, count, size),
        rangeOfCell(one),
      );
      const whole = rangeOfSheet(size);
      expect(range.anchor).toEqual(one);
      expect(whole && contains(rectangleOf(whole), range.head)).toBe(true);
      expect(contains(rectangleOf(range), one) && contains(rectangleOf(range), range.head)).toBe(true);
    }),
  );
});

it('one step back takes back one step, unless the edge was in the way', () => {
  const size = { rows: 9, columns: 9 };
  const start = rangeOfCell({ row: 4, column: 4 });
  expect(extendRange(extendRange(start, 'down', 2, size), 'up', 2, size)).toEqual(start);
  expect(extendRange(start, 'left', Number.POSITIVE_INFINITY, size).head).toEqual({ row: 4, column: 0 });
});

it('a sheet that shows nothing has no range', () => {
  expect(rangeOfSheet({ rows: 0, columns: 5 })).toBeUndefined();
});

describe('dragging the fill handle', () => {
  it('fills in one direction alone, beside the range, as far as it was dragged', () => {
    fc.assert(
      fc.property(sheetWithPlaces, fc.nat(), ({ size, one, two }, seed) => {
        const to: CellPlace = { row: seed % size.rows, column: (seed >> 5) % size.columns };
        const source = rectangleOf({ anchor: one, head: two });
        const target = fillTarget(source, to);
        expect(target === undefined).toBe(contains(source, to));
        if (!target) return;
        const { area, added } = target;
        expect(heightOf(area) * widthOf(area)).toBe(
          heightOf(source) * widthOf(source) + heightOf(added) * widthOf(added),
        );
        expect(heightOf(added) === heightOf(source) || widthOf(added) === widthOf(source)).toBe(true);
        expect(contains(source, { row: added.top, column: added.left })).toBe(false);
      }),
    );
  });

  it('prefers down when it is dragged as far to the side', () => {
    const source = { top: 0, bottom: 0, left: 0, right: 0 };
    expect(fillTarget(source, { row: 2, column: 2 })?.area).toEqual({ top: 0, bottom: 2, left: 0, right: 0 });
  });
});
