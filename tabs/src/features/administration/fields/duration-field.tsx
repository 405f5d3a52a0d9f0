import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DurationUnit, durationUnits, minutesIn, unitOf } from './duration.ts';

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalS, maxWidth: '260px' },
  amount: { flexGrow: 1, minWidth: 0, '& input': { minWidth: 0 } },
  unit: { flexShrink: 0 },
});

interface DurationFieldProps {
  label: string;
  /** Null is an empty field. */
  minutes: number | null;
  onChange: (minutes: number | null) => void;
  problem?: string | undefined;
  hint?: string;
  required?: boolean;
}

/** A length of time in the unit that its reader would say it in. */
export function DurationField({ label, minutes, onChange, problem, hint, required = false }: DurationFieldProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const [unit, setUnit] = useState<DurationUnit>(() => unitOf(minutes));
  const amount = minutes === null ? '' : String(minutes / minutesIn[unit]);
  const takeUnit = (next: DurationUnit) => {
    setUnit(next);
    if (minutes !== null) onChange((minutes / minutesIn[unit]) * minutesIn[next]);
  };
  return (
    <Field label={label} required={required} {...(hint && { hint })} {...(problem && { validationMessage: problem })}>
      {(field) => (
        <div className={styles.root}>
          <Input
            {...field}
            className={styles.amount}
            type="number"
            value={amount}
            onChange={(_, { value }) => onChange(value === '' ? null : Number(value) * minutesIn[unit])}
          />
          <Select
            className={styles.unit}
            aria-label={t('unitOf', { name: label })}
            value={unit}
            onChange={(_, { value }) => takeUnit(value as DurationUnit)}
          >
            {durationUnits.map((one) => (
              <option key={one} value={one}>
                {t(`units.${one}`)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  );
}
