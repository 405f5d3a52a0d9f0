import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionName } from '../base-map/place-files.ts';
import { placesOfRegions } from '../base-map/places.ts';
import type { MapVehicle } from '../map-vehicle.ts';
import { VehicleRow } from './vehicle-row.tsx';

/** More at once nobody reads, and no browser renews every second. */
const rowsAtOnce = 100;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // Rows out of sight change as well, and need not be laid out.
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 84px',
  },
  more: { margin: tokens.spacingVerticalM },
});

interface VehicleListProps {
  vehicles: readonly MapVehicle[];
  chosenId: string | undefined;
  onChoose: (vehicleId: string) => void;
  /** Milliseconds since 1970 */
  now: number;
}

/** The same as the map, for whoever reads it instead. */
export function VehicleList({ vehicles, chosenId, onChoose, now }: VehicleListProps) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const [most, setMost] = useState(rowsAtOnce);
  const rows = vehicles.slice(0, most);
  const regions = rows.flatMap(({ position }) => (position ? [regionName(position.longitude, position.latitude)] : []));
  const wanted = [...new Set(regions)].sort();
  const { data: places = [] } = useQuery({
    queryKey: ['places', wanted],
    queryFn: () => placesOfRegions(wanted),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return (
    <>
      <ul className={styles.list} aria-label={t('list')}>
        {rows.map((one) => (
          <li key={one.vehicle.id} className={styles.item}>
            <VehicleRow
              one={one}
              places={places}
              isChosen={one.vehicle.id === chosenId}
              onChoose={onChoose}
              now={now}
            />
          </li>
        ))}
      </ul>
      {vehicles.length > most && (
        <Button className={styles.more} onClick={() => setMost(most + rowsAtOnce)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
