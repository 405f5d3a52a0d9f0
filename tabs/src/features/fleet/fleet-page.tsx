import { Button } from '@fluentui/react-components';
import { SearchInfo24Regular, VehicleCar48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { PoolNotice } from '../pools/pool-notice.tsx';
import { poolParameter } from '../pools/pool-parameter.ts';
import { FleetPlaceholder } from './fleet-placeholder.tsx';
import { FleetToolbar } from './fleet-toolbar.tsx';
import { useVehicleAnnouncements } from './use-vehicle-announcements.ts';
import { vehicleAvailability } from './vehicle-availability.ts';
import { VehicleCard } from './vehicle-card.tsx';
import { filterVehicles, type VehicleFilter } from './vehicle-filter.ts';
import { useVehicleGridStyles } from './vehicle-grid.ts';

const everything: VehicleFilter = { text: '', vehicleClass: '' };

/** Every vehicle of the company, or of the pool that the address names, and what it is doing now. */
export default function FleetPage() {
  const { t } = useTranslation(['fleet', 'terms', 'ui']);
  const api = useApi();
  const { grid } = useVehicleGridStyles();
  const { locale, readerZone, now } = useTimeStyle();
  const [filter, setFilter] = useState(everything);
  const poolId = useSearchParams()[0].get(poolParameter);
  const appliedFilter = useDeferredValue(filter);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  useVehicleAnnouncements(data?.vehicles, now);

  if (!data) {
    return (
      <>
        <PageHeading title={t('ui:pages.fleet')} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FleetPlaceholder />}
      </>
    );
  }
  const vehicles = poolId ? data.vehicles.filter((vehicle) => vehicle.poolId === poolId) : data.vehicles;
  const shown = filterVehicles(vehicles, appliedFilter);
  const available = shown.filter((vehicle) => vehicleAvailability(vehicle, now).kind === 'available').length;
  const count =
    shown.length === vehicles.length
      ? t('terms:vehicles', { count: shown.length })
      : t('countOf', { shown: shown.length, count: vehicles.length });
  return (
    <>
      <PageHeading
        title={t('ui:pages.fleet')}
        detail={vehicles.length > 0 && <span role="status">{`${count} · ${t('availableNow', { available })}`}</span>}
      />
      {error && <ErrorNotice error={error} />}
      {poolId && <PoolNotice poolId={poolId} />}
      {vehicles.length > 0 && <FleetToolbar filter={filter} onChange={setFilter} />}
      {vehicles.length === 0 ? (
        <PageState icon={<VehicleCar48Regular />} title={t('emptyTitle')} detail={t('emptyDetail')} />
      ) : shown.length === 0 ? (
        <PageState
          icon={<SearchInfo24Regular />}
          title={t('nothingFoundTitle')}
          detail={t('nothingFoundDetail')}
          action={<Button onClick={() => setFilter(everything)}>{t('clearFilter')}</Button>}
        />
      ) : (
        <ul className={grid} aria-label={t('list')}>
          {shown.map((vehicle) => (
            <li key={vehicle.id}>
              <VehicleCard vehicle={vehicle} locale={locale} readerZone={readerZone} now={now} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
