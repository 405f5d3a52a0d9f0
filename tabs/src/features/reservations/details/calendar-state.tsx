import type { Reservation } from '@fleet/contracts/reservation.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClock20Regular, CalendarError20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  failed: {
    border: `1px solid ${tokens.colorPaletteRedBorder1}`,
    backgroundColor: tokens.colorPaletteRedBackground1,
  },
  icon: { flexShrink: 0, lineHeight: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** That Outlook does not show the reservation yet, or will not; nothing once it does. */
export function CalendarState({ reservation: { calendar, status } }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { state, failedBecause, problem } = calendar;
  const matters = status === 'pending' || status === 'approved' || status === 'active';
  if (!matters || state === 'none' || state === 'confirmed') return null;
  const isFailed = state === 'failed';
  return (
    <div className={mergeClasses(styles.root, isFailed && styles.failed)} role="status">
      <span className={styles.icon}>{isFailed ? <CalendarError20Regular /> : <CalendarClock20Regular />}</span>
      <div>
        <span className={styles.title}>{t(isFailed ? 'calendar.failed' : 'calendar.unconfirmed')}.</span>{' '}
        {t(`calendar.${isFailed ? (failedBecause ?? 'event') : 'pending'}`)}
        {problem && <> {t('calendar.problem', { problem })}</>}
      </div>
    </div>
  );
}
