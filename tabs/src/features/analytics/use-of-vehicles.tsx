import type { VehicleUtilisation } from '@fleet/contracts/report.ts';
import { Link } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { vehiclePath } from '../../paths.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ReportTable } from './report-table.tsx';

const BarChart = lazy(() => import('./bar-chart.tsx'));

/** More are in the file. */
const mostShown = 10;

/** The share of open time of some vehicles, drawn and as a table. */
export function UseOfVehicles({
  label,
  vehicles,
  locale,
}: {
  label: string;
  vehicles: readonly VehicleUtilisation[];
  locale: string;
}) {
  const { t } = useTranslation(['analytics', 'terms']);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const shown = vehicles.slice(0, mostShown);
  if (shown.length === 0) return <p>{t('none')}</p>;
  const shareOf = ({ usedShare }: VehicleUtilisation) => usedShare ?? 0;
  return (
    <>
      <Suspense fallback={<Placeholder width="100%" height="160px" />}>
        <BarChart
          label={label}
          locale={locale}
          most={100}
          bars={shown.map((one) => ({
            name: `${one.vehicleName} (${one.licensePlate})`,
            value: Math.round(shareOf(one) * 1000) / 10,
            text: percent.format(shareOf(one)),
          }))}
        />
      </Suspense>
      <ReportTable
        label={label}
        columns={[
          { title: t('terms:vehicle') },
          { title: t('terms:pool') },
          { title: t('used'), isNumber: true },
          { title: t('reservations'), isNumber: true },
        ]}
        rows={shown.map((one) => ({
          key: one.vehicleId,
          cells: [
            <VehicleLink key="vehicle" vehicle={one} />,
            one.poolName,
            percent.format(shareOf(one)),
            one.reservationCount.toLocaleString(locale),
          ],
        }))}
      />
      {vehicles.length > shown.length && <p>{t('moreInFile', { count: vehicles.length - shown.length })}</p>}
    </>
  );
}

export function VehicleLink({ vehicle }: { vehicle: VehicleUtilisation }) {
  return (
    <Link href={useHref(vehiclePath(vehicle.vehicleId))}>
      {vehicle.vehicleName} ({vehicle.licensePlate})
    </Link>
  );
}
