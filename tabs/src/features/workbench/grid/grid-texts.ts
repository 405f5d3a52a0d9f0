import { words } from '../../../language/words.ts';

/** What AG Grid itself says, in the reader's language. */
export function gridTexts(): Record<string, string> {
  const t = words.t.bind(words);
  return {
    ariaSortableColumn: t('workbench:grid.pressToSort'),
    ariaHeaderSelection: t('workbench:grid.boxColumn'),
    ariaRowSelectAll: t('workbench:grid.pressToChooseAll'),
    ariaRowToggleSelection: t('workbench:grid.pressToChoose'),
    ariaRowSelect: t('workbench:grid.pressToChoose'),
    ariaRowDeselect: t('workbench:grid.pressToChoose'),
    ariaChecked: t('workbench:grid.chosen'),
    ariaUnchecked: t('workbench:grid.notChosen'),
    ariaIndeterminate: t('workbench:grid.someChosen'),
    noRowsToShow: t('workbench:nothingHere'),
    noMatchingRows: t('workbench:nothingFound'),
  };
}
