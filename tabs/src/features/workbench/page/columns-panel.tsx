import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { Versioned } from '../sheets/sheet.ts';
import { SheetPanel } from './sheet-panel.tsx';

interface ColumnsPanelProps<Row extends Versioned> {
  control: SheetControl<Row>;
  onClose: () => void;
}

/** Which columns are shown; they are moved and stretched by their heads. */
export function ColumnsPanel<Row extends Versioned>({ control, onClose }: ColumnsPanelProps<Row>) {
  const { t } = useTranslation('workbench');
  // The grid tells of a change later than it makes it.
  const [shown, setShown] = useState<ReadonlySet<string>>(() => new Set(control.shownColumns().map(({ id }) => id)));
  const show = (columnId: string, isShown: boolean) => {
    control.api.setColumnsVisible([columnId], isShown);
    const next = new Set(shown);
    if (isShown) next.add(columnId);
    else next.delete(columnId);
    setShown(next);
  };
  return (
    <SheetPanel
      title={t('columnChoice.title')}
      onClose={onClose}
      actions={
        <Button
          onClick={() => {
            control.api.resetColumnState();
            setShown(new Set(control.layout.columns.map(({ id }) => id)));
          }}
        >
          {t('columnChoice.reset')}
        </Button>
      }
    >
      <fieldset style={{ border: 'none', margin: 0, padding: 0, display: 'grid' }} aria-label={t('columnChoice.shown')}>
        {control.layout.columns.map(({ id, title }) => (
          <Checkbox
            key={id}
            label={title}
            checked={shown.has(id)}
            // Without any column there would be nothing left to come back from.
            disabled={shown.has(id) && shown.size === 1}
            onChange={(_, { checked }) => show(id, checked === true)}
          />
        ))}
      </fieldset>
    </SheetPanel>
  );
}
