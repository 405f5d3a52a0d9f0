import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from './field-group.tsx';

export interface Wall {
  /** `2026-11-24`, or empty */
  day: string;
  /** `09:00`, or empty */
  time: string;
}

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalS },
  day: { width: '160px', '& input': { minWidth: 0 } },
  time: { width: '144px', '& input': { minWidth: 0 } },
});

interface MomentFieldProps {
  label: string;
  value: Wall;
  onChange: (value: Wall) => void;
  problem?: string | undefined;
  hint?: string;
}

/** A day and a time of it, by the browser's own pickers. */
export function MomentField({ label, value, onChange, problem, hint }: MomentFieldProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  return (
    <FieldGroup className={styles.root} name={label} label={label} required hint={hint} problem={problem}>
      <Input
        className={styles.day}
        type="date"
        aria-label={t('dayOf', { name: label })}
        value={value.day}
        onChange={(_, { value: day }) => onChange({ ...value, day })}
      />
      <Input
        className={styles.time}
        type="time"
        aria-label={t('timeOf', { name: label })}
        value={value.time}
        onChange={(_, { value: time }) => onChange({ ...value, time })}
      />
    </FieldGroup>
  );
}
