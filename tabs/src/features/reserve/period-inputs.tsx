import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type PeriodErrors, type ReserveForm, withStart } from './reserve-form.ts';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: 0,
    border: 'none',
    // A fieldset is never narrower than what is in it, unless told so.
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    '@media (min-width: 760px)': { gridTemplateColumns: 'repeat(2, minmax(0, 3fr) minmax(0, 2fr))' },
  },
  input: { minWidth: 0, '& input': { minWidth: 0 } },
});

interface PeriodInputsProps {
  form: ReserveForm;
  errors: PeriodErrors;
  /** It has begun: only the end can be another. */
  startIsFixed?: boolean;
  onChange: (form: ReserveForm) => void;
}

/** The browser's own pickers: they know the reader's calendar, keyboard and screen reader. */
export function PeriodInputs({ form, errors, startIsFixed = false, onChange }: PeriodInputsProps) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  const field = (name: 'startDay' | 'startTime' | 'endDay' | 'endTime', change: (value: string) => ReserveForm) => (
    <Field label={t(name)} required {...(errors[name] && { validationMessage: t(errors[name]) })}>
      <Input
        className={styles.input}
        type={name.endsWith('Day') ? 'date' : 'time'}
        value={form[name]}
        readOnly={startIsFixed && name.startsWith('start')}
        onChange={(_, { value }) => onChange(change(value))}
      />
    </Field>
  );
  return (
    <fieldset className={styles.root} aria-label={t('period')}>
      {field('startDay', (startDay) => withStart(form, { startDay }))}
      {field('startTime', (startTime) => withStart(form, { startTime }))}
      {field('endDay', (endDay) => ({ ...form, endDay }))}
      {field('endTime', (endTime) => ({ ...form, endTime }))}
    </fieldset>
  );
}
