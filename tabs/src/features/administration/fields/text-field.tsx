import { Field, Input, type InputProps, Textarea } from '@fluentui/react-components';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  hint?: string;
  required?: boolean;
  isLong?: boolean;
  type?: InputProps['type'];
  placeholder?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem, hint, required = false, isLong, type = 'text', placeholder } = props;
  return (
    <Field label={label} required={required} {...(hint && { hint })} {...(problem && { validationMessage: problem })}>
      {isLong ? (
        <Textarea
          value={value}
          rows={3}
          resize="vertical"
          {...(placeholder && { placeholder })}
          onChange={(_, { value: next }) => onChange(next)}
        />
      ) : (
        <Input
          type={type}
          value={value}
          autoComplete="off"
          {...(placeholder && { placeholder })}
          onChange={(_, { value: next }) => onChange(next)}
        />
      )}
    </Field>
  );
}
