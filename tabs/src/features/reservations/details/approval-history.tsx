import type { Reservation } from '@fleet/contracts/reservation.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMoment, type TimeStyle } from '../../../ui/format.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  who: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who was asked, in which step, and what they said. */
export function ApprovalHistory({ reservation, style }: { reservation: Reservation; style: TimeStyle }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { approvals } = reservation;
  const hasSteps = new Set(approvals.map(({ stepNumber }) => stepNumber)).size > 1;
  return (
    <Section title={t('details.approvals')}>
      {approvals.length === 0 ? (
        <span className={styles.quiet}>{t('details.noApproval')}</span>
      ) : (
        <ol className={styles.list}>
          {approvals.map(({ stepNumber, approver, status, decidedBy, decidedAt, reason }) => (
            <li key={`${stepNumber} ${approver.userId}`}>
              <span className={styles.who}>{approver.displayName}</span>: {t(`details.decisions.${status}`)}
              {decidedAt && `, ${formatMoment(decidedAt, style)}`}
              {decidedBy && decidedBy.userId !== approver.userId && (
                <> ({t('details.decidedFor', { name: decidedBy.displayName })})</>
              )}
              {hasSteps && <div className={styles.quiet}>{t('details.step', { number: stepNumber })}</div>}
              {reason && <div className={styles.quiet}>{t('reason', { reason })}</div>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
