import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../ui/calendar-day.ts';
import { usePools } from '../pools/use-pools.ts';
import { presetDays, type ReportView, withDay } from './report-view.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
    maxWidth: '920px',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
});

const ownPeriod = 'own';

interface ReportToolbarProps {
  view: ReportView;
  today: string;
  onChange: (view: ReportView) => void;
}

export function ReportToolbar({ view, today, onChange }: ReportToolbarProps) {
  const { t } = useTranslation(['analytics', 'terms']);
  const styles = useStyles();
  const { data } = usePools();
  const yesterday = addDays(today, -1);
  const preset = presetDays.find(
    (days) => view.lastDay === yesterday && view.firstDay === addDays(yesterday, 1 - days),
  );
  return (
    <div className={styles.root}>
      <Field label={t('period')}>
        <Select
          value={preset ? String(preset) : ownPeriod}
          onChange={(_, { value }) => {
            if (value === ownPeriod) return;
            onChange({ ...view, firstDay: addDays(yesterday, 1 - Number(value)), lastDay: yesterday });
          }}
        >
          {presetDays.map((days) => (
            <option key={days} value={days}>
              {t('lastDays', { count: days })}
            </option>
          ))}
          <option value={ownPeriod} disabled={preset !== undefined}>
            {t('ownPeriod')}
          </option>
        </Select>
      </Field>
      <Field label={t('firstDay')}>
        <Input
          type="date"
          value={view.firstDay}
          onChange={(_, { value }) => onChange(withDay(view, { firstDay: value }))}
        />
      </Field>
      <Field label={t('lastDay')}>
        <Input
          type="date"
          value={view.lastDay}
          onChange={(_, { value }) => onChange(withDay(view, { lastDay: value }))}
        />
      </Field>
      <Field label={t('terms:pool')}>
        <Select value={view.poolId ?? ''} onChange={(_, { value }) => onChange({ ...view, poolId: value || null })}>
          <option value="">{t('allPools')}</option>
          {data?.pools.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
