import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText } from '../actions/sheet-view.ts';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { Versioned } from '../sheets/sheet.ts';
import { SheetPanel } from './sheet-panel.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  detail: { margin: 0 },
});

interface ConflictPanelProps<Row extends Versioned> {
  control: SheetControl<Row>;
  rowId: string;
  onClose: () => void;
}

/** Two people changed the same cells: whose change stands is chosen cell by cell. */
export function ConflictPanel<Row extends Versioned>({ control, rowId, onClose }: ConflictPanelProps<Row>) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const { layout, store, locale } = control;
  // As it was when it was opened: what arrives meanwhile is asked about anew.
  const [row] = useState(() => store.row(rowId));
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  if (!row) return null;
  const textOf = (columnId: string, value: unknown): string => {
    const column = layout.columns.find(({ id }) => id === columnId);
    const edits = new Map([[columnId, { before: undefined, after: value }]]);
    return (column && cellText({ ...row, edits }, column, layout, locale)) || t('conflict.empty');
  };
  const choose = (columnId: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(columnId);
    else next.delete(columnId);
    setMine(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    store.choose(rowId, mine);
    onClose();
  };
  return (
    <SheetPanel
      title={t('conflict.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary">
          {t('conflict.apply')}
        </Button>
      }
    >
      <p className={styles.detail}>{t('conflict.detail', { row: layout.nameOf(row.server) })}</p>
      {row.conflicts.length > 1 && (
        <div className={styles.all}>
          <Button size="small" onClick={() => setMine(new Set(row.conflicts.map(({ columnId }) => columnId)))}>
            {t('conflict.allMine')}
          </Button>
          <Button size="small" onClick={() => setMine(new Set())}>
            {t('conflict.allTheirs')}
          </Button>
        </div>
      )}
      {row.conflicts.map(({ columnId, mine: own, theirs }) => (
        <Field key={columnId} label={layout.columns.find(({ id }) => id === columnId)?.title ?? columnId}>
          <RadioGroup
            value={mine.has(columnId) ? 'mine' : 'theirs'}
            onChange={(_, { value }) => choose(columnId, value === 'mine')}
          >
            <Radio value="mine" label={`${t('conflict.mine')}: ${textOf(columnId, own)}`} />
            <Radio value="theirs" label={`${t('conflict.theirs')}: ${textOf(columnId, theirs)}`} />
          </RadioGroup>
        </Field>
      ))}
    </SheetPanel>
  );
}
