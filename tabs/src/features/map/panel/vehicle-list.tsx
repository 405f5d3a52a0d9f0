import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { usePlacesNear } from './use-places-near.ts';
import type { VehicleListProps } from './vehicle-list-props.ts';
import { VehicleRow } from './vehicle-row.tsx';

/** Browsers renew so many rows every second, and find words in all of them. */
const mostAtOnce = 100;

/** Of more, only those near the screen are on the page. */
const VirtualVehicleList = lazy(() => import('./virtual-vehicle-list.tsx'));

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // Rows out of sight change as well, and need not be laid out.
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 84px',
  },
});

/** The same as the map, for whoever reads it instead. */
export function VehicleList(props: VehicleListProps) {
  if (props.vehicles.length <= mostAtOnce) return <WholeVehicleList {...props} />;
  return (
    <Suspense fallback={<RowsPlaceholder />}>
      <VirtualVehicleList {...props} />
    </Suspense>
  );
}

function WholeVehicleList({ vehicles, chosenId, onChoose, now }: VehicleListProps) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const places = usePlacesNear(vehicles);
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {vehicles.map((one) => (
        <li key={one.vehicle.id} className={styles.item}>
          <VehicleRow one={one} places={places} isChosen={one.vehicle.id === chosenId} onChoose={onChoose} now={now} />
        </li>
      ))}
    </ul>
  );
}
