import { Button, Input, makeStyles } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px' },
  today: { minWidth: 'auto' },
  date: { marginLeft: '6px' },
});

interface DayStepperProps {
  day: string;
  today: string;
  onStep: (direction: 1 | -1) => void;
  onDay: (day: string) => void;
}

/** Which days are shown: on, back, today, or another date. */
export function DayStepper({ day, today, onStep, onDay }: DayStepperProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button
        appearance="subtle"
        icon={<ChevronLeft20Regular />}
        aria-label={t('days.earlier')}
        onClick={() => onStep(-1)}
      />
      <Button className={styles.today} disabledFocusable={day === today} onClick={() => onDay(today)}>
        {t('days.today')}
      </Button>
      <Button
        appearance="subtle"
        icon={<ChevronRight20Regular />}
        aria-label={t('days.later')}
        onClick={() => onStep(1)}
      />
      <Input
        className={styles.date}
        type="date"
        aria-label={t('days.date')}
        value={day}
        onChange={(_, { value }) => value && onDay(value)}
      />
    </div>
  );
}
