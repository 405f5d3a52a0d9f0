import type { AlertKind } from '@fleet/contracts/alert.ts';
import { Button, Field, Link, makeStyles, mergeClasses, Select, Switch, tokens } from '@fluentui/react-components';
import { AlertOff24Regular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { vehiclePath } from '../../paths.ts';
import { useTopic } from '../../realtime/followed-topics.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { formatUntil } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { Entry } from '../vehicle/entry.tsx';
import { alertFacts, isOpen } from './alert-facts.ts';
import { alertKinds } from './alert-kinds.build-time.ts';
import { useAcknowledge } from './use-acknowledge.ts';

const pageSize = 50;

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalM,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  more: { display: 'flex', justifyContent: 'center', marginTop: tokens.spacingVerticalM },
});

/** What somebody should look at, of all vehicles. */
export default function AlertsPage() {
  const { t } = useTranslation(['vehicle', 'terms', 'ui']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const announce = useAnnounce();
  const timeStyle = useTimeStyle();
  const style = { ...timeStyle, timeZone: timeStyle.readerZone };
  useTopic('alerts');
  const [kind, setKind] = useState<AlertKind | ''>('');
  const [isAll, setIsAll] = useState(false);
  const filter = { state: isAll ? 'all' : 'open', limit: pageSize, ...(kind && { kind }) } as const;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.alertList(filter),
    queryFn: ({ signal, pageParam }) =>
      api.listAlerts({ ...filter, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const acknowledge = useAcknowledge(({ kind: done, vehicle }) =>
    announce(t('allAlerts.acknowledged', { alert: t(`vehicle:alertKinds.${done}`), vehicle: vehicle.licensePlate })),
  );
  const alerts = data?.pages.flatMap((page) => page.alerts);
  return (
    <>
      <PageHeading title={t('ui:pages.alerts')} detail={t('allAlerts.detail')} />
      <div className={styles.filters}>
        <Field label={t('allAlerts.kind')}>
          <Select value={kind} onChange={(_, { value }) => setKind(value as AlertKind | '')}>
            <option value="">{t('allAlerts.anyKind')}</option>
            {alertKinds.map((one) => (
              <option key={one} value={one}>
                {t(`vehicle:alertKinds.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Switch label={t('allAlerts.withPast')} checked={isAll} onChange={(_, { checked }) => setIsAll(checked)} />
      </div>
      {acknowledge.error && <ErrorNotice error={acknowledge.error} />}
      {error && alerts && <ErrorNotice error={error} />}
      {!alerts ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : alerts.length === 0 ? (
        <PageState icon={<AlertOff24Regular />} title={t('allAlerts.empty')} detail={t('allAlerts.emptyDetail')} />
      ) : (
        <ul className={mergeClasses(surface.card, styles.list)} aria-label={t('ui:pages.alerts')}>
          {alerts.map((alert) => (
            <li key={alert.id} className={styles.row}>
              <Entry
                title={t(`vehicle:alertKinds.${alert.kind}`)}
                when={formatUntil(alert.raisedAt, style)}
                facts={[
                  [t('terms:vehicle'), <VehicleLink key="vehicle" {...alert.vehicle} />],
                  ...alertFacts(alert, style),
                ]}
                aside={
                  isOpen(alert) && (
                    <Button
                      size="small"
                      aria-label={`${t('vehicle:acknowledge')}: ${t(`vehicle:alertKinds.${alert.kind}`)}, ${alert.vehicle.licensePlate}`}
                      disabledFocusable={acknowledge.isPending}
                      onClick={() => acknowledge.mutate(alert)}
                    >
                      {t('vehicle:acknowledge')}
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('vehicle:loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}

function VehicleLink({ id, name, licensePlate }: { id: string; name: string; licensePlate: string }) {
  return <Link href={useHref(vehiclePath(id))}>{`${name}, ${licensePlate}`}</Link>;
}
