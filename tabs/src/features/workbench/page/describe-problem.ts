import { words } from '../../../language/words.ts';
import { describeError } from '../../../ui/describe-error.ts';
import { cellText } from '../actions/sheet-view.ts';
import type { CellProblem } from '../cells/cell-codec.ts';
import type { RowState } from '../edits/row-state.ts';
import type { SheetLayout } from '../sheets/sheet.ts';

const mostChoices = 12;

/** Why a text cannot stand in a cell, and what could. */
export function describeCellProblem(problem: CellProblem): string {
  const t = words.t.bind(words);
  switch (problem.problem) {
    case 'other':
      return problem.message;
    case 'choice': {
      const { choices } = problem;
      const named = choices.slice(0, mostChoices).join(', ');
      return t('workbench:problems.choice', { choices: choices.length > mostChoices ? `${named}, …` : named });
    }
    case 'number':
    case 'whole-number':
    case 'date':
    case 'moment':
      return t(`workbench:problems.${problem.problem}`, { example: problem.example });
    case 'too-long':
    case 'too-many':
    case 'too-small':
    case 'too-large':
      return t(`workbench:problems.${problem.problem}`, { limit: problem.limit });
    default:
      return t(`workbench:problems.${problem.problem}`);
  }
}

/** What is the matter with the cells of a row, a sentence or two each. */
export function describeTroubles<Row>(
  row: RowState<Row>,
  layout: SheetLayout<Row>,
  locale: string,
): Map<string, string> {
  const t = words.t.bind(words);
  const troubles = new Map<string, string>();
  for (const column of layout.columns) {
    const { id } = column;
    const refusal = row.refusals.get(id);
    if (refusal?.kind === 'invalid') {
      const problem = describeCellProblem(refusal.reason as CellProblem);
      troubles.set(id, `${t('workbench:problems.wrote', { text: refusal.text })} ${problem}`);
    } else if (refusal) {
      const edited = { ...row, edits: new Map([[id, { before: undefined, after: refusal.value }]]) };
      const wanted = t('workbench:problems.wanted', { text: cellText(edited, column, layout, locale) });
      troubles.set(id, `${wanted} ${describeReason(refusal.reason)}`);
    } else if (row.conflicts.some(({ columnId }) => columnId === id)) {
      troubles.set(id, t('workbench:attention.conflict'));
    } else if (row.unsaved && row.edits.has(id)) {
      troubles.set(id, `${t('workbench:attention.unsaved')} ${describeReason(row.unsaved.reason)}`);
    }
  }
  return troubles;
}

function describeReason(reason: unknown): string {
  if (typeof reason === 'string') return reason;
  return describeError(reason).detail;
}
