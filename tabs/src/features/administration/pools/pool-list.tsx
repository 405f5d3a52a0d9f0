import { Badge, Button, Link } from '@fluentui/react-components';
import { Add20Regular, VehicleCarParking24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler } from 'react-router';
import { ErrorState, PageState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card } from '../card.tsx';
import { Section } from '../section.tsx';
import { useAllPools } from './use-all-pools.ts';

const NewPoolDialog = lazy(() => import('./new-pool-dialog.tsx'));

export function PoolList() {
  const { t, i18n } = useTranslation(['administration', 'terms']);
  const { data, error, refetch } = useAllPools();
  const [isNew, setNew] = useState(false);
  return (
    <Section
      title={t('sections.pools')}
      detail={t('pool.detail')}
      actions={
        <Button appearance="primary" icon={<Add20Regular />} onClick={() => setNew(true)}>
          {t('pool.new')}
        </Button>
      }
    >
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : data.pools.length === 0 ? (
        <PageState icon={<VehicleCarParking24Regular />} title={t('pool.empty')} detail={t('pool.detail')} />
      ) : (
        data.pools.map((pool) => (
          <Card
            key={pool.id}
            title={<PoolLink poolId={pool.id} name={pool.name} />}
            badge={
              pool.retiredAt && (
                <Badge appearance="tint" color="informative">
                  {t('pool.ended')}
                </Badge>
              )
            }
            facts={[
              { name: t('pool.site'), value: pool.site },
              { name: t('timeZone'), value: pool.timeZone.replaceAll('_', ' ') },
              { name: t('pool.vehicles'), value: pool.vehicleCount.toLocaleString(i18n.language) },
              {
                name: t('pool.parts.approval'),
                value:
                  pool.approvalSteps.length === 0
                    ? t('approval.nobody')
                    : t('approval.steps', { count: pool.approvalSteps.length }),
              },
            ]}
          />
        ))
      )}
      {isNew && (
        <Suspense>
          <NewPoolDialog onClosed={() => setNew(false)} />
        </Suspense>
      )}
    </Section>
  );
}

function PoolLink({ poolId, name }: { poolId: string; name: string }) {
  const to = `/administration/pools/${poolId}`;
  return (
    <Link href={useHref(to)} onClick={useLinkClickHandler(to)}>
      {name}
    </Link>
  );
}
