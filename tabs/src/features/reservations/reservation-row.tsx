import type { Reservation } from '@fleet/contracts/reservation.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod, zoneNote } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { VehicleIcon } from '../fleet/vehicle-icon.tsx';
import { ReservationActions } from './reservation-actions.tsx';
import { ReservationStatusBadge } from './reservation-status.tsx';

const wide = '@media (min-width: 960px)';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    padding: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    [wide]: { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr) minmax(0, 5fr)', alignItems: 'start' },
  },
  vehicle: { display: 'flex', gap: tokens.spacingHorizontalM, minWidth: 0 },
  texts: { minWidth: 0, overflowWrap: 'anywhere' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  when: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  purpose: {
    margin: 0,
    display: '-webkit-box',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': '3',
    overflow: 'hidden',
  },
  facts: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    '& div': { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0 },
    '& dt::after': { content: '":"' },
    '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    [wide]: { flexDirection: 'column', alignItems: 'flex-end' },
  },
  reason: { flexBasis: '100%', [wide]: { flexBasis: 'auto', textAlign: 'right' } },
});

interface ReservationRowProps {
  reservation: Reservation;
  locale: string;
  readerZone: string;
  /** Milliseconds since 1970 */
  now: number;
}

export const ReservationRow = memo(function ReservationRow({
  reservation,
  locale,
  readerZone,
  now,
}: ReservationRowProps) {
  const { t } = useTranslation(['reservations', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, vehicle, driver, approver, startDate, endDate, timeZone, status } = reservation;
  const when = formatPeriod(startDate, endDate, { locale, timeZone, now });
  const note = zoneNote(startDate, timeZone, readerZone);
  const reason = status === 'cancelled' ? reservation.cancellationReason : reservation.decisionReason;
  const facts: [string, string][] = [
    [t('terms:driver'), driver.displayName],
    [t('terms:costCenter'), reservation.costCenter ?? t('terms:noCostCenter')],
    ...(approver && status === 'pending' ? [[t('terms:approver'), approver.displayName] as [string, string]] : []),
  ];
  return (
    <article className={mergeClasses(surface.card, styles.root)} aria-labelledby={`reservation-${id}`}>
      <div className={styles.vehicle}>
        <VehicleIcon vehicleClass={vehicle.class} />
        <div className={styles.texts}>
          <h2 id={`reservation-${id}`} ref={heading} tabIndex={-1} className={styles.name}>
            {vehicle.name}
          </h2>
          <div className={styles.quiet}>
            {vehicle.licensePlate} · {vehicle.poolName}, {vehicle.site}
          </div>
        </div>
      </div>
      <div className={styles.texts}>
        <p className={styles.when}>
          {capitalized(when, locale)}
          {note && <span className={styles.quiet}> ({note})</span>}
        </p>
        <p className={styles.purpose}>{reservation.purpose}</p>
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles.state}>
        <ReservationStatusBadge status={status} />
        {reason && <div className={mergeClasses(styles.quiet, styles.reason)}>{t('reason', { reason })}</div>}
        <div>
          <ReservationActions reservation={reservation} when={when} heading={heading} />
        </div>
      </div>
    </article>
  );
});

function capitalized(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
