import { Button } from '@fluentui/react-components';
import { SearchInfo24Regular, VehicleCar48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { strings } from '../../ui/strings.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { FleetPlaceholder } from './fleet-placeholder.tsx';
import { fleetStrings } from './fleet-strings.ts';
import { FleetToolbar } from './fleet-toolbar.tsx';
import { useVehicleAnnouncements } from './use-vehicle-announcements.ts';
import { vehicleAvailability } from './vehicle-availability.ts';
import { VehicleCard } from './vehicle-card.tsx';
import { filterVehicles, type VehicleFilter } from './vehicle-filter.ts';
import { useVehicleGridStyles } from './vehicle-grid.ts';

const everything: VehicleFilter = { text: '', vehicleClass: '' };

/** Every vehicle of the company and what it is doing now. */
export function FleetPage() {
  const api = useApi();
  const { grid } = useVehicleGridStyles();
  const { locale, readerZone, now } = useTimeStyle();
  const [filter, setFilter] = useState(everything);
  const appliedFilter = useDeferredValue(filter);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  useVehicleAnnouncements(data?.vehicles, { now, locale });

  if (!data) {
    return (
      <>
        <PageHeading title={strings.pages.fleet} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FleetPlaceholder />}
      </>
    );
  }
  const shown = filterVehicles(data.vehicles, appliedFilter);
  const available = shown.filter((vehicle) => vehicleAvailability(vehicle, now).kind === 'available').length;
  const count =
    shown.length === data.vehicles.length
      ? fleetStrings.count(shown.length, locale)
      : fleetStrings.countOf(shown.length, data.vehicles.length, locale);
  return (
    <>
      <PageHeading
        title={strings.pages.fleet}
        detail={
          data.vehicles.length > 0 && (
            <span role="status">{`${count} · ${fleetStrings.availableNow(available, locale)}`}</span>
          )
        }
      />
      {error && <ErrorNotice error={error} />}
      {data.vehicles.length > 0 && <FleetToolbar filter={filter} onChange={setFilter} />}
      {data.vehicles.length === 0 ? (
        <PageState icon={<VehicleCar48Regular />} title={fleetStrings.emptyTitle} detail={fleetStrings.emptyDetail} />
      ) : shown.length === 0 ? (
        <PageState
          icon={<SearchInfo24Regular />}
          title={fleetStrings.nothingFoundTitle}
          detail={fleetStrings.nothingFoundDetail}
          action={<Button onClick={() => setFilter(everything)}>{fleetStrings.clearFilter}</Button>}
        />
      ) : (
        <ul className={grid} aria-label={fleetStrings.list}>
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
