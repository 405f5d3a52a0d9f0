import type { Quota } from '@fleet/contracts/pool.ts';
import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Add16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { mostOf } from '../edit/member-rules.build-time.ts';
import { FieldGroup } from '../fields/field-group.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalXS },
  limit: { width: '96px', '& input': { minWidth: 0 } },
});

interface QuotaListProps {
  quotas: readonly Quota[];
  problem: string | undefined;
  onChange: (quotas: Quota[]) => void;
}

/** How much one driver may have in a week or a month. */
export function QuotaList({ quotas, problem, onChange }: QuotaListProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const change = (index: number, changes: Partial<Quota>) =>
    onChange(quotas.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  return (
    <FieldGroup
      name={t('pool.rules.quotas')}
      label={t('pool.rules.quotas')}
      hint={t('pool.ruleHints.quotas')}
      problem={problem}
    >
      {quotas.map(({ measure, limit, per }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two quotas may be alike
        <div key={index} className={styles.row}>
          <Input
            className={styles.limit}
            type="number"
            aria-label={t('pool.quotaLimit', { number: index + 1 })}
            value={limit === null ? '' : String(limit)}
            onChange={(_, { value }) => change(index, { limit: (value === '' ? null : Number(value)) as number })}
          />
          <Select
            aria-label={t('pool.quotaMeasure', { number: index + 1 })}
            value={measure}
            onChange={(_, { value }) => change(index, { measure: value as Quota['measure'] })}
          >
            <option value="hours">{t('pool.measures.hours')}</option>
            <option value="reservations">{t('pool.measures.reservations')}</option>
          </Select>
          <Select
            aria-label={t('pool.quotaPeriod', { number: index + 1 })}
            value={per}
            onChange={(_, { value }) => change(index, { per: value as Quota['per'] })}
          >
            <option value="week">{t('pool.periods.week')}</option>
            <option value="month">{t('pool.periods.month')}</option>
          </Select>
          <Button
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={t('removeOf', { name: `${t('pool.rules.quotas')} ${index + 1}` })}
            onClick={() => onChange(quotas.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        icon={<Add16Regular />}
        disabledFocusable={quotas.length >= mostOf.quotas}
        onClick={() => onChange([...quotas, { measure: 'hours', limit: 20, per: 'week' }])}
      >
        {t('pool.addQuota')}
      </Button>
    </FieldGroup>
  );
}
