/** What can be undone: a stack of our own, as AG Grid empties its own whenever a row arrives from the server. */

export interface CellChange {
  rowId: string;
  columnId: string;
  before: unknown;
  after: unknown;
}

/** One thing that somebody did, to one cell or to thousands. */
export type EditStep = readonly CellChange[];

export interface EditHistory {
  done: readonly EditStep[];
  undone: readonly EditStep[];
}

const mostSteps = 100;

export const emptyHistory: EditHistory = { done: [], undone: [] };

/** Something new takes away what could be redone. */
export function recordStep({ done, undone }: EditHistory, step: EditStep): EditHistory {
  return step.length === 0 ? { done, undone } : { done: [...done, step].slice(-mostSteps), undone: [] };
}

/** @returns the step to take back, and the history afterwards; undefined when there is none */
export function undoStep({ done, undone }: EditHistory): { step: EditStep; history: EditHistory } | undefined {
  const step = done.at(-1);
  if (!step) return undefined;
  const back = step.map((change) => ({ ...change, before: change.after, after: change.before }));
  return { step: back, history: { done: done.slice(0, -1), undone: [...undone, step] } };
}

export function redoStep({ done, undone }: EditHistory): { step: EditStep; history: EditHistory } | undefined {
  const step = undone.at(-1);
  return step && { step, history: { done: [...done, step], undone: undone.slice(0, -1) } };
}

/** The history without cells whose change did not last: the server refused it, or theirs was chosen over it. */
export function forgetCells({ done, undone }: EditHistory, rowId: string, columnIds: readonly string[]): EditHistory {
  const without = (steps: readonly EditStep[]) =>
    steps
      .map((step) => {
        const left = step.filter((change) => change.rowId !== rowId || !columnIds.includes(change.columnId));
        return left.length === step.length ? step : left;
      })
      .filter((step) => step.length > 0);
  return { done: without(done), undone: without(undone) };
}
