import { Field, Input, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  input: { maxWidth: '200px', '& input': { minWidth: 0 } },
  unit: { whiteSpace: 'nowrap' },
});

interface NumberFieldProps {
  label: string;
  /** Null is an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  problem?: string | undefined;
  hint?: string;
  required?: boolean;
  /** Shown behind it, such as a currency. */
  unit?: string;
  step?: number;
}

export function NumberField({ label, value, onChange, problem, hint, required, unit, step = 1 }: NumberFieldProps) {
  const styles = useStyles();
  return (
    <Field
      label={label}
      required={required === true}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem })}
    >
      <Input
        className={styles.input}
        type="number"
        step={step}
        value={value === null ? '' : String(value)}
        {...(unit && { contentAfter: <span className={styles.unit}>{unit}</span> })}
        onChange={(_, { value: text }) => onChange(text === '' ? null : Number(text))}
      />
    </Field>
  );
}
