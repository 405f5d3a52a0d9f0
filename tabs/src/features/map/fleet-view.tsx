import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { livePositions } from '../../realtime/live-positions.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import type { FleetMap } from './fleet-map.ts';
import { MapCanvas } from './map-canvas.tsx';
import { useMapChoice } from './map-choice.ts';
import { MapControls } from './map-controls.tsx';
import { type MapState, mapVehicles } from './map-vehicle.ts';
import { ChosenVehicle } from './panel/chosen-vehicle.tsx';
import { VehiclePanel } from './panel/vehicle-panel.tsx';
import { usePacedPositions } from './use-paced-positions.ts';
import { useTrail } from './use-trail.ts';
import { useTrips } from './use-trips.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '340px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    height: 'calc(100dvh - 156px)',
    minHeight: '420px',
    '@media (max-width: 800px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: '46dvh auto',
      height: 'auto',
    },
  },
  panel: {
    minHeight: 0,
    overflowY: 'auto',
    // There the page scrolls, as two things that do so in one hand's reach get mixed up.
    '@media (max-width: 800px)': { order: 2, overflowY: 'visible' },
  },
});

interface FleetViewProps {
  managesAll: boolean;
  vehicles: readonly Vehicle[];
  positions: OperationOutput<'listVehiclePositions'>;
  areas: readonly Geofence[];
  notice: ReactNode;
  /** Instead of the map, when no vehicle has a place. */
  whenNowhere: ReactNode;
}

/** The map beside the list that says the same. */
export function FleetView({ managesAll, vehicles, positions, areas, notice, whenNowhere }: FleetViewProps) {
  const { t } = useTranslation(['map', 'terms', 'ui']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const announce = useAnnounce();
  const { live, now } = usePacedPositions();
  const [map, setMap] = useState<FleetMap>();
  const [shownState, setShownState] = useState<MapState>();
  const [isFollowing, setIsFollowing] = useState(false);
  const { vehicleId, tripId, choose, chooseTrip } = useMapChoice();

  const { positions: told, hiddenVehicleIds } = positions;
  const known = { vehicles, positions: told, hiddenVehicleIds };
  const everyone = mapVehicles({ ...known, live }, now).filter(({ state }) => managesAll || state !== 'unknown');
  // Those on the map first; whether one moves or stands does not make the list jump.
  const all = everyone.toSorted((one, other) => Number(!one.position) - Number(!other.position));
  const chosen = all.find(({ vehicle }) => vehicle.id === vehicleId);
  const trail = useTrail(useTrips(chosen?.vehicle.id).data?.trips.find(({ id }) => id === tripId)).data?.points;
  const vehiclesAt = useCallback(
    (moment: number) => {
      const at = mapVehicles({ vehicles, positions: told, hiddenVehicleIds, live: livePositions.get() }, moment);
      return shownState ? at.filter(({ state }) => state === shownState) : at;
    },
    [vehicles, told, hiddenVehicleIds, shownState],
  );
  const follow = (follows: boolean) => {
    setIsFollowing(follows);
    const { vehicle } = chosen ?? {};
    if (vehicle) announce(t(follows ? 'following' : 'stoppedFollowing', { vehicle: vehicle.licensePlate }));
  };
  const chooseVehicle = (id: string | undefined) => {
    setIsFollowing(false);
    choose(id);
    const next = all.find(({ vehicle }) => vehicle.id === id);
    if (!next?.position) return;
    map?.centerOn(next.position);
    announce(t('chose', { vehicle: `${next.vehicle.make} ${next.vehicle.model}, ${next.vehicle.licensePlate}` }));
  };

  const moving = all.filter(({ state }) => state === 'moving').length;
  const isNowhere = all.every(({ state }) => state === 'unknown');
  const count = `${t('terms:vehicles', { count: all.length })} · ${t('movingNow', { moving })}`;
  return (
    <>
      <PageHeading title={t('ui:pages.map')} detail={!isNowhere && <span role="status">{count}</span>} />
      {notice}
      {isNowhere ? (
        whenNowhere
      ) : (
        <div className={styles.root}>
          <div className={mergeClasses(surface.card, styles.panel)} data-panel>
            {/* Its height tells the list that what stands above it has grown. */}
            <div>
              {chosen && (
                <ChosenVehicle
                  one={chosen}
                  isFollowing={isFollowing}
                  onFollow={follow}
                  tripId={tripId}
                  onTrip={chooseTrip}
                  onRelease={() => chooseVehicle(undefined)}
                />
              )}
              <VehiclePanel
                vehicles={all}
                chosenId={vehicleId}
                onChoose={chooseVehicle}
                shownState={shownState}
                onShowState={setShownState}
                hasAreas={areas.length > 0}
                now={now}
              />
            </div>
          </div>
          <MapCanvas
            vehiclesAt={vehiclesAt}
            areas={areas}
            trail={trail}
            chosenId={vehicleId}
            isFollowing={isFollowing}
            onChoose={chooseVehicle}
            onStopFollowing={() => isFollowing && follow(false)}
            onReady={setMap}
          >
            <MapControls map={map} />
          </MapCanvas>
        </div>
      )}
    </>
  );
}
