import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { formatDistance } from '../handover/distance.ts';
import { VehicleCard } from './vehicle-card.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '560px' },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** One vehicle, for whoever follows a link to it or opens it from a card. */
export default function VehiclePage() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const api = useApi();
  const navigate = useNavigate();
  const timeStyle = useTimeStyle();
  const { vehicleId = '' } = useParams();
  const [search] = useSearchParams();
  // The dialog of Teams it may stand in closes once the form is sent.
  const form = new URLSearchParams({ vehicleId, ...(search.get('dialog') === '1' && { dialog: '1' }) });
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.vehicle(vehicleId),
    queryFn: ({ signal }) => api.getVehicle({ vehicleId }, { signal }),
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  const facts: [string, string | null][] = [
    [t('color'), data.color],
    [t('odometer'), formatDistance(data.odometerMeters, timeStyle.locale)],
    [t('range'), data.rangeMeters === null ? null : formatDistance(data.rangeMeters, timeStyle.locale)],
    [t('equipment'), data.equipment.join(', ') || null],
  ];
  return (
    <>
      <PageHeading title={`${data.make} ${data.model}`} />
      <div className={styles.page}>
        <VehicleCard vehicle={data} {...timeStyle} />
        <dl className={styles.facts}>
          {facts.map(
            ([term, value]) =>
              value && (
                <div key={term} style={{ display: 'contents' }}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {data.status === 'active' && (
          <div className={styles.actions}>
            <Button appearance="primary" onClick={() => void navigate(`${paths.reserve}?${form}`)}>
              {t('reserve')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
