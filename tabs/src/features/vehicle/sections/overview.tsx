import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { useManagesFleet } from '../../../api-client/use-me.ts';
import { dayBounds } from '../../../ui/day-bounds.ts';
import { formatPeriod } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Placeholder } from '../../../ui/placeholder.tsx';
import { useSurfaceStyles } from '../../../ui/surface.ts';
import { useEquipment } from '../../fleet/use-equipment.ts';
import { formatDistance } from '../../handover/distance.ts';
import { ReservationStatusBadge } from '../../reservations/reservation-status.tsx';
import { Entry } from '../entry.tsx';
import { ReservationLink } from '../reservation-link.tsx';
import type { SectionProps } from '../section-props.ts';
import { shownDays, WeekTimeline } from '../week-timeline.tsx';

const mostAhead = 20;

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', alignItems: 'start' },
  },
  card: { padding: tokens.spacingVerticalL },
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  title: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '& > div': { display: 'contents' },
  },
  ahead: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What it is, what it does today and this week, and who has reserved it. */
export default function Overview(props: SectionProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.column}>
        <Week {...props} />
        <Ahead {...props} />
      </div>
      <Details {...props} />
    </div>
  );
}

function Details({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation(['vehicle', 'fleet', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const { data } = useEquipment();
  const equipmentName = (code: string) => data?.equipment.find((one) => one.code === code)?.displayName ?? code;
  const facts: [string, string | null][] = [
    [t('fleet:classFilter'), t(`terms:vehicleClasses.${vehicle.class}`)],
    [t('fleet:seatsFilter'), String(vehicle.seats)],
    [t('fuel'), t(`terms:fuelTypes.${vehicle.fuelType}`)],
    [t('fleet:color'), vehicle.color],
    [t('fleet:odometer'), formatDistance(vehicle.odometerMeters, timeStyle.locale)],
    [t('fleet:range'), vehicle.rangeMeters === null ? null : formatDistance(vehicle.rangeMeters, timeStyle.locale)],
    [t('fleet:equipment'), vehicle.equipment.map(equipmentName).join(', ') || null],
    [t('terms:pool'), vehicle.poolName],
    [t('site'), vehicle.site],
    [t('timeZone'), vehicle.timeZone.replaceAll('_', ' ')],
  ];
  return (
    <section className={mergeClasses(surface.card, styles.card)} aria-labelledby="details">
      <h2 id="details" className={styles.title}>
        {t('details')}
      </h2>
      <dl className={styles.facts}>
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Week(props: SectionProps) {
  const { vehicle, timeStyle } = props;
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const bounds = dayBounds(timeStyle.now, vehicle.timeZone, shownDays);
  const period = { from: toInstant(bounds[0]), to: toInstant(bounds[shownDays]) };
  const { data, error } = useQuery({
    queryKey: [...queryKeys.vehicleSection(vehicle.id, 'schedule'), period],
    queryFn: ({ signal }) => api.getVehicleSchedule({ vehicleId: vehicle.id, ...period }, { signal }),
  });
  return (
    <section className={mergeClasses(surface.card, styles.card)} aria-labelledby="week">
      <h2 id="week" className={styles.title}>
        {t('week')}
      </h2>
      {data ? (
        <WeekTimeline {...props} entries={data.entries} />
      ) : error ? (
        <ErrorNotice error={error} />
      ) : (
        <Placeholder width="100%" height="216px" />
      )}
    </section>
  );
}

function Ahead({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const scope = useManagesFleet() ? 'all' : 'mine';
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const from = toInstant(dayBounds(style.now, style.timeZone, 0)[0]);
  const { data, error } = useQuery({
    queryKey: [...queryKeys.vehicleSection(vehicle.id, 'ahead'), scope, from],
    queryFn: ({ signal }) =>
      api.listReservations(
        { scope, vehicleId: vehicle.id, from, status: ['pending', 'approved', 'active'], limit: mostAhead },
        { signal },
      ),
  });
  return (
    <section className={mergeClasses(surface.card, styles.card)} aria-labelledby="ahead">
      <h2 id="ahead" className={styles.title}>
        {t(`ahead.${scope}`)}
      </h2>
      {error && <ErrorNotice error={error} />}
      {!data && !error && <Placeholder width="60%" />}
      {data?.reservations.length === 0 && <p className={styles.quiet}>{t(`nothingAhead.${scope}`)}</p>}
      {data && data.reservations.length > 0 && (
        <ul className={styles.ahead}>
          {data.reservations.map((reservation) => (
            <li key={reservation.id}>
              <Entry
                title={formatPeriod(reservation.startDate, reservation.endDate, style)}
                facts={[
                  [t('for'), reservation.driver.displayName],
                  [t('purpose'), reservation.purpose],
                ]}
                aside={
                  <>
                    <ReservationStatusBadge status={reservation.status} />
                    <ReservationLink reservationId={reservation.id} />
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function toInstant(moment = 0): string {
  return new Date(moment).toISOString();
}
