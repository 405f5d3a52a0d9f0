/** Each kind of sheet with what it needs to know beside its rows. */
import { Select } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { useManagesFleet, useMe } from '../../../api-client/use-me.ts';
import { ErrorState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { usePools } from '../../pools/use-pools.ts';
import { costCenterLayout, costCenterSource } from '../sheets/cost-center-sheet.ts';
import { driverLayout, driverSource } from '../sheets/driver-sheet.ts';
import { reservationLayout, reservationSource } from '../sheets/reservation-sheet.ts';
import type { SheetLayout, SheetName, Versioned } from '../sheets/sheet.ts';
import { vehicleLayout, vehicleSource } from '../sheets/vehicle-sheet.ts';
import { useSheetStore } from './sheet-stores.ts';
import { SheetView } from './sheet-view.tsx';
import { useSheetChanges } from './use-sheet-changes.ts';
import { useCostCenterChoices, useEquipmentChoices, useVehicleChoices } from './use-sheet-facts.ts';

type SheetPageProps<Row extends Versioned> = Omit<
  Parameters<typeof SheetView<Row>>[0],
  'isBehind' | 'onReload' | 'layout'
> & {
  layout: SheetLayout<Row> | undefined;
  facts: readonly { error: Error | null; refetch: () => unknown }[];
};

/** A sheet as soon as it is known what can stand in its columns. */
function SheetPage<Row extends Versioned>({ layout, facts, ...rest }: SheetPageProps<Row>) {
  const { isBehind, reload } = useSheetChanges(rest.name, rest.store);
  const failed = facts.find(({ error }) => error);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!layout) return <RowsPlaceholder />;
  return <SheetView {...rest} layout={layout} isBehind={isBehind} onReload={reload} />;
}

function VehicleSheet() {
  const { i18n } = useTranslation();
  const manages = useManagesFleet();
  const store = useSheetStore('vehicles', vehicleSource);
  const pools = usePools();
  const equipment = useEquipmentChoices();
  const layout = useMemo(
    () =>
      pools.data && equipment.data && i18n.language
        ? vehicleLayout({ pools: pools.data.pools, equipment: equipment.data, managesFleet: manages })
        : undefined,
    [pools.data, equipment.data, manages, i18n.language],
  );
  return <SheetPage name="vehicles" {...{ store, layout, facts: [pools, equipment] }} readOnly={lockFor(manages)} />;
}

function DriverSheet() {
  const { i18n } = useTranslation();
  const manages = useManagesFleet();
  const { timeZone } = useMe();
  const store = useSheetStore('drivers', driverSource);
  const layout = useMemo(
    () => (i18n.language ? driverLayout({ managesFleet: manages, timeZone }) : undefined),
    [manages, timeZone, i18n.language],
  );
  return <SheetPage name="drivers" {...{ store, layout, facts: [] }} readOnly={lockFor(manages)} />;
}

function CostCenterSheet() {
  const { i18n } = useTranslation();
  const manages = useManagesFleet();
  const { timeZone } = useMe();
  const store = useSheetStore('cost-centers', (api) => costCenterSource(api, manages));
  const layout = useMemo(
    () => (i18n.language ? costCenterLayout({ managesFleet: manages, timeZone }) : undefined),
    [manages, timeZone, i18n.language],
  );
  return <SheetPage name="cost-centers" {...{ store, layout, facts: [] }} readOnly={lockFor(manages)} />;
}

const lockFor = (manages: boolean) => (manages ? undefined : ('managers-only' as const));

export const sheetPeriods = ['recent', 'year', 'all'] as const;
type SheetPeriod = (typeof sheetPeriods)[number];

const dayMilliseconds = 86_400_000;
const daysBack: Record<SheetPeriod, number | undefined> = { recent: 30, year: 365, all: undefined };

interface ReservationSheetProps {
  period: SheetPeriod;
  onPeriod: (period: SheetPeriod) => void;
}

function ReservationSheet({ period, onPeriod }: ReservationSheetProps) {
  const { t, i18n } = useTranslation('workbench');
  const api = useApi();
  const scope = useManagesFleet() ? 'all' : 'mine';
  const store = useSheetStore('reservations', () => reservationSource(api, filterOf(scope, period)));
  const shownPeriod = useRef(period);
  useEffect(() => {
    if (shownPeriod.current === period) return;
    shownPeriod.current = period;
    void store.changeSource(reservationSource(api, filterOf(scope, period)));
  }, [api, store, scope, period]);
  const vehicles = useVehicleChoices();
  const costCenters = useCostCenterChoices();
  const layout = useMemo(
    () =>
      vehicles.data && costCenters.data && i18n.language
        ? reservationLayout({ vehicles: vehicles.data, costCenters: costCenters.data })
        : undefined,
    [vehicles.data, costCenters.data, i18n.language],
  );
  return (
    <SheetPage name="reservations" {...{ store, layout, facts: [vehicles, costCenters] }}>
      <Select aria-label={t('period')} value={period} onChange={(_, { value }) => onPeriod(value as SheetPeriod)}>
        {sheetPeriods.map((choice) => (
          <option key={choice} value={choice}>
            {t(`periods.${choice}`)}
          </option>
        ))}
      </Select>
    </SheetPage>
  );
}

function filterOf(scope: 'mine' | 'all', period: SheetPeriod) {
  const days = daysBack[period];
  return { scope, ...(days && { from: new Date(Date.now() - days * dayMilliseconds).toISOString() }) };
}

export function Sheet({ name, ...period }: { name: SheetName } & ReservationSheetProps) {
  if (name === 'vehicles') return <VehicleSheet />;
  if (name === 'drivers') return <DriverSheet />;
  return name === 'cost-centers' ? <CostCenterSheet /> : <ReservationSheet {...period} />;
}
