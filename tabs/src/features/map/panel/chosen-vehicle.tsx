import { Button, Link, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { Dismiss20Regular, LocationTargetSquare20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { vehiclePath } from '../../../paths.ts';
import type { MapVehicle } from '../map-vehicle.ts';
import { TripList } from './trip-list.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface ChosenVehicleProps {
  one: MapVehicle;
  isFollowing: boolean;
  onFollow: (follows: boolean) => void;
  tripId: string | undefined;
  onTrip: (tripId: string | undefined) => void;
  onRelease: () => void;
}

/** What can be done with the vehicle that is chosen, and where it drove. */
export function ChosenVehicle({ one, isFollowing, onFollow, tripId, onTrip, onRelease }: ChosenVehicleProps) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const { vehicle, position } = one;
  const name = `${vehicle.make} ${vehicle.model}`;
  const address = useHref(vehiclePath(vehicle.id));
  return (
    <section className={styles.root} aria-label={`${name}, ${vehicle.licensePlate}`}>
      <div className={styles.head}>
        <h2 className={styles.name}>{`${name} · ${vehicle.licensePlate}`}</h2>
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss20Regular />}
          aria-label={t('release')}
          title={t('release')}
          onClick={onRelease}
        />
      </div>
      <div className={styles.actions}>
        {position && (
          <ToggleButton
            size="small"
            icon={<LocationTargetSquare20Regular />}
            checked={isFollowing}
            onClick={() => onFollow(!isFollowing)}
          >
            {t('follow')}
          </ToggleButton>
        )}
        <Link href={address}>{t('openVehicle')}</Link>
      </div>
      <TripList vehicle={vehicle} tripId={tripId} onTrip={onTrip} />
    </section>
  );
}
