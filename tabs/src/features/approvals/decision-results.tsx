import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, Dismiss20Regular, ErrorCircle16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../ui/describe-error.ts';
import { formatPeriod } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';
import type { Outcome } from './use-decisions.ts';

const useStyles = makeStyles({
  root: { padding: tokens.spacingVerticalM, marginBottom: tokens.spacingVerticalM },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, paddingBlock: tokens.spacingVerticalXS },
  icon: { flexShrink: 0, marginTop: '2px' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

interface DecisionResultsProps {
  outcomes: readonly Outcome[];
  onClose: () => void;
  timeStyle: { locale: string; now: number };
}

/** What became of each request that was decided, and why one was not. */
export function DecisionResults({ outcomes, onClose, timeStyle }: DecisionResultsProps) {
  const { t } = useTranslation('approvals');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <section className={mergeClasses(surface.card, styles.root)} aria-label={t('results')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('results')}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('closeResults')}
          onClick={onClose}
        />
      </div>
      <ul className={styles.list}>
        {outcomes.map(({ reservation, decision, error }) => {
          const { id, driver, vehicle, startDate, endDate, timeZone } = reservation;
          const when = formatPeriod(startDate, endDate, { ...timeStyle, timeZone });
          return (
            <li key={id} className={styles.row}>
              {error ? (
                <ErrorCircle16Filled className={mergeClasses(styles.icon, styles.bad)} aria-hidden />
              ) : (
                <CheckmarkCircle16Filled className={mergeClasses(styles.icon, styles.good)} aria-hidden />
              )}
              <span>
                {`${driver.displayName}, ${vehicle.name}, ${when}: `}
                {error ? describeError(error).detail : t(decision === 'approve' ? 'approved' : 'rejected')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
