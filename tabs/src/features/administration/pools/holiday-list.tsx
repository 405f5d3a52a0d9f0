import type { Holiday } from '@fleet/contracts/pool.ts';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { mostOf } from '../edit/member-rules.build-time.ts';
import { FieldGroup } from '../fields/field-group.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalXS },
  date: { width: '160px', flexShrink: 0, '& input': { minWidth: 0 } },
  name: { flexGrow: 1, minWidth: 0, '& input': { minWidth: 0 } },
  add: { alignSelf: 'start' },
});

interface HolidayListProps {
  holidays: readonly Holiday[];
  problem: string | undefined;
  onChange: (holidays: Holiday[]) => void;
}

/** Days on which the pool is closed, each with its name. */
export function HolidayList({ holidays, problem, onChange }: HolidayListProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const change = (index: number, changes: Partial<Holiday>) =>
    onChange(holidays.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  return (
    <FieldGroup name={t('pool.holidays')} label={t('pool.holidays')} problem={problem}>
      {holidays.map(({ date, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two days without date and name are alike
        <div key={index} className={styles.row}>
          <Input
            className={styles.date}
            type="date"
            aria-label={t('pool.holidayDay', { number: index + 1 })}
            value={date}
            onChange={(_, { value }) => change(index, { date: value })}
          />
          <Input
            className={styles.name}
            aria-label={t('pool.holidayName', { number: index + 1 })}
            placeholder={t('name')}
            value={name}
            onChange={(_, { value }) => change(index, { name: value })}
          />
          <Button
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={t('removeOf', { name: name || date })}
            onClick={() => onChange(holidays.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        className={styles.add}
        icon={<Add16Regular />}
        disabledFocusable={holidays.length >= mostOf.holidays}
        onClick={() => onChange([...holidays, { date: '', name: '' }])}
      >
        {t('pool.addHoliday')}
      </Button>
    </FieldGroup>
  );
}
