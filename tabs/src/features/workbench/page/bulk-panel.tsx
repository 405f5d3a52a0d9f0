import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../cells/cell-codec.ts';
import { readCell } from '../cells/read-cell.ts';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { Versioned } from '../sheets/sheet.ts';
import { describeCellProblem } from './describe-problem.ts';
import { SheetPanel } from './sheet-panel.tsx';

const mostListed = 30;

interface BulkPanelProps<Row extends Versioned> {
  control: SheetControl<Row>;
  rowIds: readonly string[];
  onClose: () => void;
}

/** One value for many rows. */
export function BulkPanel<Row extends Versioned>({ control, rowIds, onClose }: BulkPanelProps<Row>) {
  const { t } = useTranslation('workbench');
  const { layout, store, locale } = control;
  const columns = layout.columns.filter(({ rule }) => rule);
  const [columnId, setColumnId] = useState(columns[0]?.id ?? '');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const listId = useId();
  const column = columns.find(({ id }) => id === columnId);
  const choices = [...new Set((column?.codec.choices ?? []).map(({ label }) => label))];
  const isChoice = column?.codec.kind === 'choice';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = rowIds.flatMap((rowId) => store.row(rowId) ?? []);
    if (!column?.rule || !first) return;
    const context = { locale, timeZone: layout.timeZoneOf(first.server) };
    const reading = readCell({ codec: column.codec, rule: column.rule }, text, context);
    if (isProblem(reading)) return setProblem(describeCellProblem(reading.problem));
    control.write(rowIds.map((rowId) => ({ rowId, column, content: { text } })));
    onClose();
  };
  const value = {
    value: text,
    onChange: (_: unknown, data: { value: string }) => {
      setText(data.value);
      setProblem(undefined);
    },
  };
  return (
    <SheetPanel
      title={t('bulk.title', { count: rowIds.length })}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary">
          {t('bulk.apply')}
        </Button>
      }
    >
      <Field label={t('bulk.column')}>
        <Select
          value={columnId}
          onChange={(_, data) => {
            setColumnId(data.value);
            setText('');
            setProblem(undefined);
          }}
        >
          {columns.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('bulk.value')}
        {...(problem ? { validationMessage: problem } : !isChoice && { hint: t('bulk.emptyHint') })}
      >
        {isChoice && choices.length <= mostListed ? (
          <Select {...value}>
            <option value="" />
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        ) : (
          <Input {...value} list={listId} autoComplete="off" />
        )}
      </Field>
      {isChoice && choices.length > mostListed && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </SheetPanel>
  );
}
