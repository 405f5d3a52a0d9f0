import { Button, makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { LockClosed48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useManagesFleet } from '../../api-client/use-me.ts';
import { paths } from '../../paths.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { useAddress } from '../../use-address.ts';
import { vehicleAvailability } from '../fleet/vehicle-availability.ts';
import { VehiclePhoto } from '../fleet/vehicle-photo.tsx';
import { VehicleStatus } from '../fleet/vehicle-status.tsx';
import { PhotoButton } from './photo-button.tsx';
import { isForManagers, readSection, type SectionName, sectionNames } from './section-names.ts';
import type { SectionProps } from './section-props.ts';

const sections: Record<SectionName, ComponentType<SectionProps>> = {
  overview: lazy(() => import('./sections/overview.tsx')),
  trips: lazy(() => import('./sections/trips.tsx')),
  maintenance: lazy(() => import('./sections/maintenance.tsx')),
  documents: lazy(() => import('./sections/documents.tsx')),
  handovers: lazy(() => import('./sections/handovers.tsx')),
  alerts: lazy(() => import('./sections/alerts.tsx')),
  history: lazy(() => import('./sections/history.tsx')),
};

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '1120px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    padding: tokens.spacingVerticalL,
  },
  photo: { width: '144px', height: '108px' },
  names: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXS },
  plate: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
  /** On a telephone they may be scrolled sideways. */
  tabs: { overflowX: 'auto', overflowY: 'hidden' },
});

/** One vehicle, for whoever follows a link to it or opens it from a card: what it is at once, the rest section by section. */
export default function VehiclePage() {
  const api = useApi();
  const timeStyle = useTimeStyle();
  const { vehicleId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.vehicle(vehicleId),
    queryFn: ({ signal }) => api.getVehicle({ vehicleId }, { signal }),
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  return (
    <>
      <PageHeading title={`${data.make} ${data.model}`} />
      {error && <ErrorNotice error={error} />}
      <Content vehicle={data} timeStyle={timeStyle} />
    </>
  );
}

function Content({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation(['vehicle', 'fleet', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const navigate = useNavigate();
  const manages = useManagesFleet();
  const { search, change } = useAddress();
  const chosen = readSection(search.get('section'));
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  // The dialog of Teams it may stand in closes once the form is sent.
  const form = new URLSearchParams({ vehicleId: vehicle.id, ...(search.get('dialog') === '1' && { dialog: '1' }) });
  return (
    <div className={styles.page}>
      <div className={mergeClasses(surface.card, styles.head)}>
        <VehiclePhoto className={styles.photo} photoId={vehicle.photoId} vehicleClass={vehicle.class} />
        <div className={styles.names}>
          <span className={styles.plate}>{vehicle.licensePlate}</span>
          <VehicleStatus availability={vehicleAvailability(vehicle, style.now)} style={style} />
          <span className={styles.quiet}>
            {vehicle.poolName}, {vehicle.site}
          </span>
        </div>
        <div className={styles.actions}>
          {manages && <PhotoButton vehicle={vehicle} />}
          {vehicle.status === 'active' && (
            <Button appearance="primary" onClick={() => void navigate(`${paths.reserve}?${form}`)}>
              {t('fleet:reserve')}
            </Button>
          )}
        </div>
      </div>
      <TabList
        className={styles.tabs}
        selectedValue={chosen}
        aria-label={t('sectionList')}
        onTabSelect={(_, { value }) => change({ section: String(value) })}
      >
        {sectionNames
          .filter((name) => manages || !isForManagers(name) || name === chosen)
          .map((name) => (
            <Tab key={name} id={`tab-${name}`} value={name} aria-controls="section">
              {t(`sections.${name}`)}
            </Tab>
          ))}
      </TabList>
      <div id="section" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        <Section name={chosen} vehicle={vehicle} timeStyle={timeStyle} />
      </div>
    </div>
  );
}

function Section({ name, ...props }: SectionProps & { name: SectionName }) {
  const { t } = useTranslation(['vehicle', 'ui']);
  const manages = useManagesFleet();
  if (isForManagers(name) && !manages) {
    return <PageState icon={<LockClosed48Regular />} title={t('ui:notAllowed')} detail={t('forManagers')} />;
  }
  const Chosen = sections[name];
  return (
    <Suspense fallback={<RowsPlaceholder />}>
      <Chosen {...props} />
    </Suspense>
  );
}
