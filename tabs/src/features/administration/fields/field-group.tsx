import { Field, type FieldProps, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  // A fieldset is never narrower than what is in it, unless told so.
  root: { minWidth: 0, margin: 0, padding: 0, border: 'none' },
});

interface FieldGroupProps extends Pick<FieldProps, 'label' | 'required'> {
  name: string;
  hint?: string | undefined;
  problem?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** Several inputs under one name, of which a screen reader tells whoever comes to one of them. */
export function FieldGroup({ name, hint, problem, className, children, ...field }: FieldGroupProps) {
  const styles = useStyles();
  return (
    <Field {...field} {...(hint && { hint })} {...(problem && { validationMessage: problem })}>
      {({ 'aria-describedby': describedBy }) => (
        <fieldset
          className={mergeClasses(styles.root, className)}
          aria-label={name}
          {...(describedBy && { 'aria-describedby': describedBy })}
        >
          {children}
        </fieldset>
      )}
    </Field>
  );
}
