import type { Reservation } from '@fleet/contracts/reservation.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMoment, type TimeStyle } from '../../../ui/format.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 1fr) minmax(0, 2fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
});

/** What was asked for, by whom and on whose account. */
export function ReservationFacts({ reservation, style }: { reservation: Reservation; style: TimeStyle }) {
  const { t } = useTranslation(['reservations', 'terms']);
  const styles = useStyles();
  const { createdBy, driver, department, costCenter, minimumSeats, equipment, tripDistanceMeters } = reservation;
  const facts: [term: string, value: string | null][] = [
    [t('terms:driver'), driver.displayName],
    [t('details.madeBy'), `${createdBy.displayName}, ${formatMoment(reservation.createdAt, style)}`],
    [t('terms:purpose'), reservation.purpose],
    [t('terms:department'), department],
    [t('terms:costCenter'), costCenter],
    [t('details.seats'), minimumSeats === null ? null : String(minimumSeats)],
    [t('details.equipment'), equipment.length > 0 ? new Intl.ListFormat(style.locale).format(equipment) : null],
    [
      t('details.distance'),
      tripDistanceMeters === null
        ? null
        : new Intl.NumberFormat(style.locale, { style: 'unit', unit: 'kilometer' }).format(
            Math.round(tripDistanceMeters / 1000),
          ),
    ],
    [t('details.whyVehicle'), reservation.assignmentReason],
    [t('details.series'), reservation.seriesId ? t('details.partOfSeries') : null],
  ];
  return (
    <Section title={t('details.facts')}>
      <dl className={styles.list}>
        {facts
          .filter(([, value]) => value)
          .map(([term, value]) => [<dt key={`${term} term`}>{term}</dt>, <dd key={term}>{value}</dd>])}
      </dl>
    </Section>
  );
}
