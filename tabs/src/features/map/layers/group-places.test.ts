import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupPlaces, middleOf } from './group-places.ts';

const at = (x: number, y: number) => ({ coordinate: [x, y] });

test('what is near is one, what is far stays apart, and nothing is joined without a distance', () => {
  const [one, near, far] = [at(0, 0), at(40, 40), at(90, 0)];
  expect(groupPlaces([one, near, far], 48)).toEqual([[one, near], [far]]);
  expect(groupPlaces([one, near, far], 0)).toEqual([[one], [near], [far]]);
  expect(middleOf([one, near])).toEqual([20, 20]);
});

test('everybody is in one group, and whoever begins one is far from all who began before', () => {
  const number = fc.integer({ min: -500, max: 500 });
  const places = fc.array(fc.tuple(number, number), { maxLength: 60 });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 200 }), (tuples, distance) => {
      const all = tuples.map(([x, y]) => at(x, y));
      const groups = groupPlaces(all, distance);
      const firsts = all.filter((one) => groups.some((group) => group.includes(one)));
      expect(groups.flat()).toHaveLength(all.length);
      expect(new Set(groups.flat())).toEqual(new Set(firsts));
      for (const group of groups) {
        const [lowX, highX] = [0, 1].map((end) =>
          (end ? Math.max : Math.min)(...group.map(({ coordinate }) => coordinate[0] ?? 0)),
        );
        expect((highX ?? 0) - (lowX ?? 0)).toBeLessThanOrEqual(distance * 2);
      }
    }),
  );
});
