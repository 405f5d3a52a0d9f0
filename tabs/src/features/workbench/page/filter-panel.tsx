import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../cells/cell-codec.ts';
import { type ColumnFilter, type ColumnFilters, filterKindOf } from '../filters/column-filter.ts';
import type { SheetControl } from '../grid/sheet-control.ts';
import type { SheetColumn, Versioned } from '../sheets/sheet.ts';
import { describeCellProblem } from './describe-problem.ts';
import { SheetPanel } from './sheet-panel.tsx';

const useStyles = makeStyles({
  ends: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  group: { margin: 0, padding: 0, border: 'none' },
  title: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalXS },
});

/** What stands in the fields of a column, before it is read. */
interface Draft {
  mode: 'any' | 'contains' | 'between' | 'one-of' | 'empty' | 'filled';
  text: string;
  from: string;
  to: string;
  /** The index of the choice. */
  choice: string;
}

interface FilterPanelProps<Row extends Versioned> {
  control: SheetControl<Row>;
  filters: ColumnFilters;
  onFilter: (filters: ColumnFilters) => void;
  onClose: () => void;
}

/** Which rows are shown, by any of the columns. */
export function FilterPanel<Row extends Versioned>({ control, filters, onFilter, onClose }: FilterPanelProps<Row>) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const { layout, locale } = control;
  const context = { locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(layout.columns.map((column) => [column.id, draftOf(column, filters[column.id], context)])),
  );
  const [problems, setProblems] = useState<Record<string, string>>({});

  const change = (columnId: string, part: Partial<Draft>) =>
    setDrafts((all) => ({ ...all, [columnId]: { ...(all[columnId] ?? emptyDraft), ...part } }));

  const clear = () => {
    onFilter({});
    onClose();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next: Record<string, ColumnFilter> = {};
    const wrong: Record<string, string> = {};
    for (const column of layout.columns) {
      const read = readDraft(column, drafts[column.id] ?? emptyDraft, context);
      if (read && 'problem' in read) wrong[column.id] = read.problem;
      else if (read) next[column.id] = read;
    }
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    onFilter(next);
    onClose();
  };
  return (
    <SheetPanel
      title={t('filter.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button type="button" onClick={clear}>
            {t('filter.clear')}
          </Button>
          <Button type="submit" appearance="primary">
            {t('filter.apply')}
          </Button>
        </>
      }
    >
      {layout.columns.map((column) => {
        const { id, title, codec } = column;
        const draft = drafts[id] ?? emptyDraft;
        const kind = filterKindOf(column);
        const problem = problems[id];
        return (
          <fieldset key={id} className={styles.group}>
            <legend className={styles.title}>{title}</legend>
            <Select
              aria-label={title}
              value={draft.mode === 'one-of' ? `one-of ${draft.choice}` : draft.mode}
              onChange={(_, { value }) => {
                const [mode = 'any', choice = ''] = value.split(' ');
                change(id, { mode: mode as Draft['mode'], choice });
              }}
            >
              <option value="any">{t('filter.any')}</option>
              {kind === 'contains' && <option value="contains">{t('filter.contains')}</option>}
              {kind === 'between' && (
                <option value="between">
                  {t('filter.from')} – {t('filter.to')}
                </option>
              )}
              {kind === 'one-of' &&
                (codec.choices ?? []).map(({ label }, index) => (
                  <option key={`${label} ${String(index)}`} value={`one-of ${index}`}>
                    {t('filter.only')}: {label}
                  </option>
                ))}
              <option value="empty">{t('filter.empty')}</option>
              <option value="filled">{t('filter.filled')}</option>
            </Select>
            {draft.mode === 'contains' && (
              <Field>
                <Input
                  aria-label={`${title}, ${t('filter.contains')}`}
                  value={draft.text}
                  onChange={(_, { value }) => change(id, { text: value })}
                />
              </Field>
            )}
            {draft.mode === 'between' && (
              <Field {...(problem && { validationMessage: problem })}>
                <div className={styles.ends}>
                  {(['from', 'to'] as const).map((end) => (
                    <Input
                      key={end}
                      aria-label={`${title}, ${t(`filter.${end}`)}`}
                      placeholder={t(`filter.${end}`)}
                      value={draft[end]}
                      onChange={(_, { value }) => change(id, { [end]: value })}
                    />
                  ))}
                </div>
              </Field>
            )}
          </fieldset>
        );
      })}
    </SheetPanel>
  );
}

const emptyDraft: Draft = { mode: 'any', text: '', from: '', to: '', choice: '' };

type Context = { locale: string; timeZone: string };

function draftOf<Row>({ codec }: SheetColumn<Row>, filter: ColumnFilter | undefined, context: Context): Draft {
  if (!filter) return emptyDraft;
  const draft = { ...emptyDraft, mode: filter.kind };
  if (filter.kind === 'contains') return { ...draft, text: filter.text };
  if (filter.kind === 'between') {
    const shown = (end: unknown) => (end === undefined ? '' : codec.format(end as never, context));
    return { ...draft, from: shown(filter.from), to: shown(filter.to) };
  }
  if (filter.kind === 'one-of') {
    const index = codec.choices?.findIndex(({ value }) => value === filter.values[0]) ?? -1;
    return index < 0 ? emptyDraft : { ...draft, choice: String(index) };
  }
  return draft;
}

function readDraft<Row>(
  { codec }: SheetColumn<Row>,
  { mode, text, from, to, choice }: Draft,
  context: Context,
): ColumnFilter | { problem: string } | undefined {
  if (mode === 'empty' || mode === 'filled') return { kind: mode };
  if (mode === 'contains') return text.trim() ? { kind: 'contains', text } : undefined;
  if (mode === 'one-of') {
    const chosen = codec.choices?.[Number(choice)];
    return chosen && { kind: 'one-of', values: [chosen.value] };
  }
  if (mode === 'any') return undefined;
  const filter: { kind: 'between'; from?: string | number; to?: string | number } = { kind: 'between' };
  for (const [end, written] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!written.trim()) continue;
    const reading = codec.parse(written.trim(), context);
    if (isProblem(reading)) return { problem: describeCellProblem(reading.problem) };
    if (reading.value !== null) filter[end] = reading.value;
  }
  return filter.from === undefined && filter.to === undefined ? undefined : filter;
}
