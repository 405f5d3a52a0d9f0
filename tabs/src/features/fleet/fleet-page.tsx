import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SearchInfo24Regular, VehicleCar48Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { filterVehicles, noFilter, vehicleKinds } from './fleet-filter.ts';
import { FleetPlaceholder } from './fleet-placeholder.tsx';
import { searchVehicles } from './search-vehicles.ts';
import { sortVehicles } from './sort-vehicles.ts';
import { useFleet } from './use-fleet.ts';
import { useFleetView } from './use-fleet-view.ts';
import { useVehicleAnnouncements } from './use-vehicle-announcements.ts';
import { vehicleAvailability } from './vehicle-availability.ts';
import { VehicleList } from './vehicle-list.tsx';

// Asked for at once, beside the vehicles, which need not wait for it.
const toolbar = import('./fleet-toolbar.tsx');
const FleetToolbar = lazy(() => toolbar);

const useStyles = makeStyles({
  /** As high as the toolbar on a desktop, so that nothing moves when it comes. */
  toolbar: { height: '76px', marginBottom: tokens.spacingVerticalL },
});

/** Every vehicle of the company, what it is doing now and when it is free. */
export default function FleetPage() {
  const { t } = useTranslation(['fleet', 'terms', 'ui']);
  const styles = useStyles();
  const timeStyle = useTimeStyle();
  const { locale, now } = timeStyle;
  const view = useFleetView();
  const { vehicles, isComplete, error, refetch } = useFleet();
  useVehicleAnnouncements(vehicles, now);
  const sorted = useMemo(
    () => vehicles && sortVehicles(vehicles, view.sort, locale, now),
    [vehicles, view.sort, locale, now],
  );

  if (!vehicles || !sorted) {
    return (
      <>
        <PageHeading title={t('ui:pages.fleet')} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FleetPlaceholder />}
      </>
    );
  }
  const { filter, appliedText, findSimilar } = view;
  const shown = searchVehicles(filterVehicles(sorted, filter, now), appliedText, findSimilar);
  // A tab that was set up for a pool is about that pool; what is retired counts only for those who look for it.
  const { pool, status } = filter;
  const all = filterVehicles(
    sorted,
    { ...noFilter, pool, status: status.includes('retired') ? vehicleKinds : [] },
    now,
  );
  const available = shown.filter((vehicle) => vehicleAvailability(vehicle, now).kind === 'available').length;
  const count =
    shown.length === all.length
      ? t('terms:vehicles', { count: shown.length })
      : t('countOf', { shown: shown.length, count: all.length });
  const progress = isComplete ? [] : [t('loadingMore')];
  return (
    <>
      <PageHeading
        title={t('ui:pages.fleet')}
        detail={
          vehicles.length > 0 && (
            <span role="status">{[count, t('availableNow', { available }), ...progress].join(' · ')}</span>
          )
        }
      />
      {error && <ErrorNotice error={error} />}
      {vehicles.length > 0 && (
        <Suspense fallback={<div className={styles.toolbar} />}>
          <FleetToolbar view={view} isLoading={!isComplete} />
        </Suspense>
      )}
      {vehicles.length === 0 ? (
        <PageState icon={<VehicleCar48Regular />} title={t('emptyTitle')} detail={t('emptyDetail')} />
      ) : shown.length === 0 ? (
        <PageState
          icon={<SearchInfo24Regular />}
          title={t('nothingFoundTitle')}
          detail={t('nothingFoundDetail')}
          action={<Button onClick={view.clear}>{t('clearFilter')}</Button>}
        />
      ) : (
        <VehicleList vehicles={shown} timeStyle={timeStyle} />
      )}
    </>
  );
}
