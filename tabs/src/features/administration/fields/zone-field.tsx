import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const zones = Intl.supportedValuesOf('timeZone');

interface ZoneFieldProps {
  value: string;
  onChange: (timeZone: string) => void;
  problem?: string | undefined;
}

/** The browser's own list, in which one finds a zone by typing its beginning. */
export function ZoneField({ value, onChange, problem }: ZoneFieldProps) {
  const { t } = useTranslation('administration');
  // One that this browser does not know stays what it is.
  const known = zones.includes(value) ? zones : [value, ...zones];
  return (
    <Field label={t('timeZone')} required {...(problem && { validationMessage: problem })}>
      <Select value={value} onChange={(_, { value: next }) => onChange(next)}>
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </Field>
  );
}
