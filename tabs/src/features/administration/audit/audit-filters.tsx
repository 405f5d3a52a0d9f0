import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PeopleField } from '../fields/people-field.tsx';
import type { AuditFilter } from './audit-filter.ts';

const kinds = [
  'reservation',
  'vehicle',
  'pool',
  'driver',
  'blackout',
  'maintenance',
  'user',
  'tenant',
  'webhook',
  'cost-center',
] as const;

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
});

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  return (
    <search className={styles.root}>
      <Field label={t('audit.kind')}>
        <Select value={filter.kind} onChange={(_, { value }) => onChange({ ...filter, kind: value })}>
          <option value="">{t('audit.anyKind')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`audit.kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <PeopleField
        label={t('audit.who')}
        userIds={filter.userId ? [filter.userId] : []}
        maximum={1}
        onChange={([userId]) => onChange({ ...filter, userId })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`audit.${end}`)}>
          <Input type="date" value={filter[end]} onChange={(_, { value }) => onChange({ ...filter, [end]: value })} />
        </Field>
      ))}
    </search>
  );
}
