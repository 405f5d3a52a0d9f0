import type { Trip } from '@fleet/contracts/trip.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { makeStyles, Spinner, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatPeriod, formatUntil } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useTimeStyle } from '../../../ui/use-time-style.ts';
import { formatDistance } from '../../handover/distance.ts';
import { useTrail } from '../use-trail.ts';
import { useTrips } from '../use-trips.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  trip: { justifyContent: 'space-between', width: '100%', fontWeight: tokens.fontWeightRegular, textAlign: 'left' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface TripListProps {
  vehicle: Vehicle;
  tripId: string | undefined;
  /** Undefined shows none. */
  onTrip: (tripId: string | undefined) => void;
}

/** The latest trips of a vehicle; one that is chosen is drawn on the map. */
export function TripList({ vehicle, tripId, onTrip }: TripListProps) {
  const { t, i18n } = useTranslation('map');
  const styles = useStyles();
  const { now } = useTimeStyle();
  const { data, error } = useTrips(vehicle.id);
  const chosen = data?.trips.find(({ id }) => id === tripId);
  const trail = useTrail(chosen);
  const style = { locale: i18n.language, timeZone: vehicle.timeZone, now };
  const when = ({ startedAt, endedAt }: Trip) =>
    endedAt ? formatPeriod(startedAt, endedAt, style) : t('tripNow', { start: formatUntil(startedAt, style) });
  return (
    <>
      <h3 className={styles.title}>{t('trips')}</h3>
      {error ? (
        <ErrorNotice error={error} />
      ) : !data ? (
        <Spinner size="tiny" />
      ) : data.trips.length === 0 ? (
        <p className={styles.quiet}>{t('noTrips')}</p>
      ) : (
        <ul className={styles.list}>
          {data.trips.map((trip) => (
            <li key={trip.id}>
              <ToggleButton
                className={styles.trip}
                size="small"
                appearance="subtle"
                checked={trip.id === tripId}
                disabledFocusable={isHidden(trip)}
                title={isHidden(trip) ? t('privateTripDetail') : undefined}
                onClick={() => onTrip(trip.id === tripId ? undefined : trip.id)}
              >
                <span>{when(trip)}</span>
                <span>{isHidden(trip) ? t('privateTrip') : formatDistance(trip.distanceMeters, i18n.language)}</span>
              </ToggleButton>
            </li>
          ))}
        </ul>
      )}
      {trail.error && <ErrorNotice error={trail.error} />}
      {trail.data?.points.length === 0 && <p className={styles.quiet}>{t('trailEmpty')}</p>}
      {trail.data?.isThinned && <p className={styles.quiet}>{t('trailThinned')}</p>}
    </>
  );
}

function isHidden({ isPrivate, startPlace }: Trip): boolean {
  return isPrivate && startPlace === null;
}
