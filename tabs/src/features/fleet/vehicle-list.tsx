import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cardKeyHandler } from './card-keys.ts';
import { FleetPlaceholder } from './fleet-placeholder.tsx';
import { VehicleCard } from './vehicle-card.tsx';
import { useVehicleGridStyles } from './vehicle-grid.ts';
import type { VehicleListProps } from './vehicle-list-props.ts';

/** Browsers hold so many cards with ease, and find words in all of them. */
const mostAtOnce = 120;

/** Of more, only those near the screen are on the page. */
const VirtualVehicleList = lazy(() => import('./virtual-vehicle-list.tsx'));

/** Cards in one to four columns. Tab and the arrow keys go from card to card. */
export function VehicleList({ vehicles, timeStyle }: VehicleListProps) {
  const { t } = useTranslation('fleet');
  const list = useRef<HTMLUListElement>(null);
  const { grid } = useVehicleGridStyles();
  if (vehicles.length > mostAtOnce) {
    return (
      <Suspense fallback={<FleetPlaceholder />}>
        <VirtualVehicleList vehicles={vehicles} timeStyle={timeStyle} />
      </Suspense>
    );
  }
  const columns = () => getComputedStyle(list.current as Element).gridTemplateColumns.split(' ').length;
  const focus = (position: number) =>
    list.current?.querySelector<HTMLElement>(`[data-position="${position}"] a`)?.focus();
  return (
    <ul
      ref={list}
      className={grid}
      aria-label={t('list')}
      onKeyDown={cardKeyHandler({ count: vehicles.length, columns, focus })}
    >
      {vehicles.map((vehicle, position) => (
        <li key={vehicle.id} data-position={position}>
          <VehicleCard vehicle={vehicle} {...timeStyle} />
        </li>
      ))}
    </ul>
  );
}
