import type { Geofence } from '@fleet/contracts/geofence.ts';
import { Badge, Button } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular, Edit20Regular, Location24Regular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card } from '../card.tsx';
import { useAllPools } from '../pools/use-all-pools.ts';
import { Section } from '../section.tsx';
import { describeShape } from './describe-area.ts';

const AreaCanvas = lazy(() => import('./area-canvas.tsx'));
const NewAreaDialog = lazy(() => import('./new-area-dialog.tsx'));
const AreaDialog = lazy(() => import('./area-dialog.tsx'));
const ConfirmDialog = lazy(() => import('../confirm-dialog.tsx'));

type Open = { kind: 'new' } | { kind: 'change' | 'remove'; area: Geofence };

/** The sites of pools and other areas that vehicles are seen to enter and leave. */
export default function AreasSection() {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<Open>();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.geofences,
    queryFn: ({ signal }) => api.listGeofences({}, { signal }),
  });
  const pools = new Map((useAllPools().data?.pools ?? []).map(({ id, name }) => [id, name]));
  const areas = data?.geofences ?? [];
  const closed = () => setDialog(undefined);
  const remove = async ({ id, version }: Geofence) => {
    await api.deleteGeofence({ geofenceId: id, expectedVersion: version });
    await queryClient.invalidateQueries({ queryKey: queryKeys.geofences });
  };
  return (
    <Section
      title={t('sections.areas')}
      detail={t('area.detail')}
      actions={
        <Button appearance="primary" icon={<Add20Regular />} onClick={() => setDialog({ kind: 'new' })}>
          {t('area.new')}
        </Button>
      }
    >
      {error && data && <ErrorNotice error={error} />}
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : areas.length === 0 ? (
        <PageState icon={<Location24Regular />} title={t('area.empty')} detail={t('area.emptyDetail')} />
      ) : (
        <>
          <Suspense fallback={<RowsPlaceholder />}>
            <AreaCanvas
              label={t('area.map')}
              areas={areas}
              onPoint={(_, area) => area && setDialog({ kind: 'change', area })}
            />
          </Suspense>
          {areas.map((area) => (
            <Card
              key={area.id}
              title={area.name}
              badge={
                area.poolId && (
                  <Badge appearance="tint" color="brand">
                    {t('area.site')}
                  </Badge>
                )
              }
              actions={
                <>
                  <Button
                    appearance="subtle"
                    icon={<Edit20Regular />}
                    aria-label={t('changeOf', { name: area.name })}
                    onClick={() => setDialog({ kind: 'change', area })}
                  >
                    {t('change')}
                  </Button>
                  <Button
                    appearance="subtle"
                    icon={<Delete20Regular />}
                    aria-label={t('removeOf', { name: area.name })}
                    onClick={() => setDialog({ kind: 'remove', area })}
                  >
                    {t('remove')}
                  </Button>
                </>
              }
              facts={[
                { name: t('area.border'), value: describeShape(area.shape) },
                ...(area.poolId ? [{ name: t('area.siteOf'), value: pools.get(area.poolId) ?? '' }] : []),
                { name: t('area.alertOn'), value: t(`area.alertsOn.${area.alertOn}`) },
                { name: t('area.inside'), value: t('area.insideOf', { count: area.vehiclesInside }) },
              ]}
            />
          ))}
        </>
      )}
      <Suspense>
        {dialog?.kind === 'new' && <NewAreaDialog others={areas} onClosed={closed} />}
        {dialog?.kind === 'change' && (
          <AreaDialog area={dialog.area} others={areas.filter(({ id }) => id !== dialog.area.id)} onClosed={closed} />
        )}
        {dialog?.kind === 'remove' && (
          <ConfirmDialog
            title={t('area.removeTitle', { name: dialog.area.name })}
            detail={t(dialog.area.poolId ? 'area.removeSiteDetail' : 'area.removeDetail')}
            confirm={t('remove')}
            run={() => remove(dialog.area)}
            onClosed={closed}
          />
        )}
      </Suspense>
    </Section>
  );
}
