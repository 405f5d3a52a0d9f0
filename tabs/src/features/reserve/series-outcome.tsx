import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';

const useStyles = makeStyles({
  root: { maxWidth: '760px', padding: tokens.spacingVerticalL, overflowWrap: 'anywhere' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, outlineStyle: 'none' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  when: { fontWeight: tokens.fontWeightSemibold },
});

interface SeriesOutcomeProps {
  outcome: OperationOutput<'createSeries'>;
  style: TimeStyle;
  onLeave: () => void;
}

/** A series of which not every day was free: what was made, and what was not and why. */
export function SeriesOutcome({ outcome, style, onLeave }: SeriesOutcomeProps) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { occurrences, notFitting, timeZone } = outcome;
  return (
    <section className={mergeClasses(surface.card, styles.root)}>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {t('seriesMade', { count: occurrences.length })}
      </h2>
      <p>{t('notMade', { count: notFitting.length })}</p>
      <ul className={styles.list}>
        {notFitting.map(({ occurrenceDate, startDate, endDate, message }) => (
          <li key={occurrenceDate}>
            <span className={styles.when}>{formatPeriod(startDate, endDate, { ...style, timeZone })}</span>: {message}
          </li>
        ))}
      </ul>
      <Button appearance="primary" onClick={onLeave}>
        {t('toReservations')}
      </Button>
    </section>
  );
}
