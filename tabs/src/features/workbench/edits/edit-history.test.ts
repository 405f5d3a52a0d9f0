import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type EditHistory,
  type EditStep,
  emptyHistory,
  forgetCells,
  recordStep,
  redoStep,
  undoStep,
} from './edit-history.ts';

type Sheet = Record<string, unknown>;

const cells = fc.record({ rowId: fc.constantFrom('1', '2'), columnId: fc.constantFrom('a', 'b') });
const writes = fc.array(fc.uniqueArray(cells, { selector: (cell) => cell.rowId + cell.columnId, minLength: 1 }), {
  minLength: 1,
  maxLength: 20,
});

function apply(sheet: Sheet, step: EditStep): Sheet {
  const next = { ...sheet };
  for (const { rowId, columnId, before, after } of step) {
    expect(next[rowId + columnId]).toBe(before);
    next[rowId + columnId] = after;
  }
  return next;
}

it('undoing everything gives the first sheet, redoing everything the last', () => {
  fc.assert(
    fc.property(writes, (steps) => {
      let history: EditHistory = emptyHistory;
      let sheet: Sheet = {};
      let number = 0;
      for (const places of steps) {
        const step = places.map((place) => ({
          ...place,
          before: sheet[place.rowId + place.columnId],
          after: ++number,
        }));
        sheet = apply(sheet, step);
        history = recordStep(history, step);
      }
      const last = sheet;
      for (let taken = undoStep(history); taken; taken = undoStep(history)) {
        sheet = apply(sheet, taken.step);
        history = taken.history;
      }
      expect(Object.values(sheet).filter((value) => value !== undefined)).toEqual([]);
      for (let taken = redoStep(history); taken; taken = redoStep(history)) {
        sheet = apply(sheet, taken.step);
        history = taken.history;
      }
      expect(sheet).toEqual(last);
    }),
  );
});

const change = (rowId: string, columnId: string) => ({ rowId, columnId, before: 1, after: 2 });

it('something new takes away what could be redone', () => {
  const undone = undoStep(recordStep(emptyHistory, [change('1', 'a')]));
  expect(redoStep(recordStep(undone?.history ?? emptyHistory, [change('2', 'a')]))).toBeUndefined();
});

it('what the server refused is not undone later, the rest of the paste is', () => {
  const history = recordStep(recordStep(emptyHistory, [change('1', 'a'), change('2', 'a')]), [change('1', 'b')]);
  const left = forgetCells(history, '1', ['a', 'b']);
  expect(left.done).toEqual([[change('2', 'a')]]);
});

it('nothing is remembered of a paste that changed nothing', () => {
  expect(undoStep(recordStep(emptyHistory, []))).toBeUndefined();
});
