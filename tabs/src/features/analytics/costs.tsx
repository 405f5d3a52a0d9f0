import type { CostReport } from '@fleet/contracts/report.ts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Placeholder } from '../../ui/placeholder.tsx';
import { formatDistance } from '../handover/distance.ts';
import { ReportTable } from './report-table.tsx';

const BarChart = lazy(() => import('./bar-chart.tsx'));

const mostBars = 10;

/** What reservations cost, by cost center. */
export function Costs({ report, locale }: { report: CostReport; locale: string }) {
  const { t } = useTranslation(['analytics', 'terms']);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: report.currency });
  const hours = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const nameOf = ({ costCenter, name }: CostReport['costCenters'][number]) =>
    costCenter === null ? t('terms:noCostCenter') : name ? `${costCenter} · ${name}` : costCenter;
  const dearestFirst = report.costCenters.toSorted((one, other) => other.costCents - one.costCents);
  if (dearestFirst.length === 0) return <p>{t('noCosts')}</p>;
  return (
    <>
      {dearestFirst.some(({ costCents }) => costCents > 0) && (
        <Suspense fallback={<Placeholder width="100%" height="160px" />}>
          <BarChart
            label={t('costs')}
            locale={locale}
            bars={dearestFirst.slice(0, mostBars).map((one) => ({
              name: nameOf(one),
              value: one.costCents / 100,
              text: money.format(one.costCents / 100),
            }))}
          />
        </Suspense>
      )}
      <ReportTable
        label={t('costs')}
        columns={[
          { title: t('terms:costCenter') },
          { title: t('reservations'), isNumber: true },
          { title: t('hours'), isNumber: true },
          { title: t('distance'), isNumber: true },
          { title: t('cost'), isNumber: true },
        ]}
        rows={dearestFirst.map((one) => ({
          key: one.costCenter ?? '',
          cells: [
            nameOf(one),
            one.reservationCount.toLocaleString(locale),
            hours.format(one.reservedHours),
            formatDistance(one.distanceMeters, locale),
            money.format(one.costCents / 100),
          ],
        }))}
      />
    </>
  );
}
