import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CellEdits, mergeEdits } from './merge-edits.ts';

const edits: CellEdits = new Map([['seats', { before: 5, after: 7 }]]);

it.each([
  ['nobody changed the cell: mine is saved', 5, { kept: true, conflicts: 0 }],
  ['both wrote the same: there is nothing left to do', 7, { kept: false, conflicts: 0 }],
  ['somebody wrote something else: one is asked', 9, { kept: true, conflicts: 1 }],
])('%s', (_, theirs, { kept, conflicts }) => {
  const merged = mergeEdits(edits, () => theirs);
  expect(merged.edits.has('seats')).toBe(kept);
  expect(merged.conflicts).toHaveLength(conflicts);
});

it('lists are the same when they hold the same', () => {
  const lists: CellEdits = new Map([['equipment', { before: ['a'], after: ['a', 'b'] }]]);
  expect(mergeEdits(lists, () => ['a']).conflicts).toEqual([]);
  expect(mergeEdits(lists, () => ['b']).conflicts).toEqual([
    { columnId: 'equipment', mine: ['a', 'b'], theirs: ['b'] },
  ]);
});

it('no edit is lost: each is still to be saved, or stands there already', () => {
  const value = fc.constantFrom(1, 2, 3, null);
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.tuple(value, value, value));
  fc.assert(
    fc.property(row, (cells) => {
      const own = new Map(Object.entries(cells).map(([id, [before, after]]) => [id, { before, after }]));
      const { edits: kept, conflicts } = mergeEdits(own, (id) => cells[id]?.[2]);
      for (const [id, [before, after, theirs]] of Object.entries(cells)) {
        expect(kept.has(id)).toBe(theirs !== after);
        expect(conflicts.some(({ columnId }) => columnId === id)).toBe(theirs !== after && theirs !== before);
      }
    }),
  );
});
