import { Location48Regular, VehicleCar48Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { FleetView } from './fleet-view.tsx';
import { MapPlaceholder } from './map-placeholder.tsx';
import { useMapFacts } from './use-map-facts.ts';

/** Where the vehicles are now: for fleet managers all, for others the one they have. */
export default function MapPage() {
  const { t } = useTranslation(['map', 'ui']);
  const { managesAll, vehicles, positions, areas, devices } = useMapFacts();
  const error = vehicles.error ?? positions.error;
  if (!vehicles.data || !positions.data) {
    const retry = () => void Promise.all([vehicles.refetch(), positions.refetch()]);
    return (
      <>
        <PageHeading title={t('ui:pages.map')} />
        {error ? <ErrorState error={error} onRetry={retry} /> : <MapPlaceholder />}
      </>
    );
  }
  if (vehicles.data.vehicles.length === 0) {
    return (
      <>
        <PageHeading title={t('ui:pages.map')} />
        <PageState icon={<VehicleCar48Regular />} title={t('noVehiclesTitle')} detail={t('noVehiclesDetail')} />
      </>
    );
  }
  const withoutDevice = devices.data?.telematicsDevices.length === 0;
  return (
    <FleetView
      managesAll={managesAll}
      vehicles={vehicles.data.vehicles}
      positions={positions.data}
      areas={areas.data?.geofences ?? []}
      notice={error ? <ErrorNotice error={error} /> : undefined}
      whenNowhere={
        <PageState
          icon={<Location48Regular />}
          title={t(!managesAll ? 'ownNoneTitle' : withoutDevice ? 'noDeviceTitle' : 'waitingTitle')}
          detail={t(!managesAll ? 'ownNoneDetail' : withoutDevice ? 'noDeviceDetail' : 'waitingDetail')}
        />
      }
    />
  );
}
