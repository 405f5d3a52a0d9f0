import type { UtilisationReport } from '@fleet/contracts/report.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChartMultiple24Regular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { dayOf } from '../../ui/calendar-day.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState, PageState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { useAddress } from '../../use-address.ts';
import { usePools } from '../pools/use-pools.ts';
import { Costs } from './costs.tsx';
import { HeatMap } from './heat-map.tsx';
import { hoursOfWeek } from './hours-of-week.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';
import { ReportToolbar } from './report-toolbar.tsx';
import { periodOf, type ReportView, readView, writeView } from './report-view.ts';
import { UseOfVehicles, VehicleLink } from './use-of-vehicles.tsx';
import { averageShare, groupVehicles, idleBelow, overbookedFrom } from './vehicle-groups.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  stale: { opacity: 0.6 },
  pair: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
  },
  sums: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 140px), 1fr))',
    margin: 0,
  },
  sum: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    padding: tokens.spacingVerticalM,
  },
  figure: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  term: { color: tokens.colorNeutralForeground2 },
});

/** How the fleet was used in a period: when, by which vehicles, at whose cost, and how reliably. */
export default function AnalyticsPage() {
  const { t } = useTranslation(['analytics', 'ui']);
  const styles = useStyles();
  const api = useApi();
  const { locale, readerZone, now } = useTimeStyle();
  const { search, change } = useAddress();
  const { data: pools } = usePools();
  const poolId = search.get('pool');
  const timeZone = pools?.pools.find(({ id }) => id === poolId)?.timeZone ?? readerZone;
  const today = dayOf(now, timeZone);
  const view = readView(search, today);
  const period = periodOf(view, timeZone);
  const asked = { ...period, ...(poolId && { poolId }) };
  // With a pool in the address, its days are known once the pools are.
  const enabled = !poolId || pools !== undefined;
  const use = useQuery({
    queryKey: queryKeys.report('utilisation', asked),
    queryFn: ({ signal }) => api.getUtilisationReport(asked, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  const costs = useQuery({
    queryKey: queryKeys.report('costs', period),
    queryFn: ({ signal }) => api.getCostReport(period, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  const isStale = use.isPlaceholderData || costs.isPlaceholderData;
  return (
    <>
      <PageHeading
        title={t('ui:pages.analytics')}
        detail={use.data && <span role="status">{t('vehiclesCounted', { count: use.data.vehicles.length })}</span>}
      />
      <ReportToolbar view={view} today={today} onChange={(next) => change((current) => writeView(current, next))} />
      {!use.data ? (
        use.error ? (
          <ErrorState error={use.error} onRetry={() => void use.refetch()} />
        ) : (
          <RowsPlaceholder />
        )
      ) : use.data.vehicles.length === 0 ? (
        <PageState icon={<ChartMultiple24Regular />} title={t('emptyTitle')} detail={t('emptyDetail')} />
      ) : (
        <div className={mergeClasses(styles.root, isStale && styles.stale)} aria-busy={isStale}>
          {use.error && <ErrorNotice error={use.error} />}
          <Use report={use.data} view={view} locale={locale} asked={asked} />
          <ReportSection
            title={t('costs')}
            hint={t(poolId ? 'costsOfAllPools' : 'costsHint')}
            download={() => api.exportCostReport(period)}
          >
            {costs.data ? (
              <Costs report={costs.data} locale={locale} />
            ) : costs.error ? (
              <ErrorNotice error={costs.error} />
            ) : (
              <RowsPlaceholder />
            )}
          </ReportSection>
        </div>
      )}
    </>
  );
}

interface UseProps {
  report: UtilisationReport;
  view: ReportView;
  locale: string;
  asked: { from: string; to: string; poolId?: string };
}

function Use({ report, view, locale, asked }: UseProps) {
  const { t } = useTranslation(['analytics', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const api = useApi();
  const { vehicles } = report;
  const { idle, overbooked, unreliable } = groupVehicles(vehicles);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const share = averageShare(vehicles);
  const sum = (member: 'reservationCount' | 'noShowCount' | 'lateReturnCount' | 'cancelledCount') =>
    number.format(vehicles.reduce((total, one) => total + one[member], 0));
  const downloadUse = () => api.exportUtilisationReport(asked);
  const figures: [string, string][] = [
    [t('usedOfOpen'), share === null ? '–' : percent.format(share)],
    [t('reservations'), sum('reservationCount')],
    [t('cancelled'), sum('cancelledCount')],
    [t('noShows'), sum('noShowCount')],
    [t('lateReturns'), sum('lateReturnCount')],
  ];
  return (
    <>
      <dl className={styles.sums}>
        {figures.map(([term, figure]) => (
          <div key={term} className={mergeClasses(surface.card, styles.sum)}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.figure}>{figure}</dd>
          </div>
        ))}
      </dl>
      <ReportSection title={t('heatMap')} hint={t('heatMapHint')} download={() => api.exportUtilisationHours(asked)}>
        <HeatMap rows={hoursOfWeek(report.hours, view, locale)} locale={locale} />
      </ReportSection>
      <div className={styles.pair}>
        <ReportSection
          title={t('overbooked')}
          hint={t('overbookedHint', { share: percent.format(overbookedFrom) })}
          download={downloadUse}
        >
          <UseOfVehicles label={t('overbooked')} vehicles={overbooked} locale={locale} />
        </ReportSection>
        <ReportSection
          title={t('idle')}
          hint={t('idleHint', { share: percent.format(idleBelow) })}
          download={downloadUse}
        >
          <UseOfVehicles label={t('idle')} vehicles={idle} locale={locale} />
        </ReportSection>
      </div>
      <ReportSection title={t('unreliable')} hint={t('unreliableHint')} download={downloadUse}>
        {unreliable.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ReportTable
            label={t('unreliable')}
            columns={[
              { title: t('terms:vehicle') },
              { title: t('terms:pool') },
              { title: t('reservations'), isNumber: true },
              { title: t('noShows'), isNumber: true },
              { title: t('lateReturns'), isNumber: true },
            ]}
            rows={unreliable.map((one) => ({
              key: one.vehicleId,
              cells: [
                <VehicleLink key="vehicle" vehicle={one} />,
                one.poolName,
                number.format(one.reservationCount),
                number.format(one.noShowCount),
                number.format(one.lateReturnCount),
              ],
            }))}
          />
        )}
      </ReportSection>
    </>
  );
}
