import { useTranslation } from 'react-i18next';
import { useManagesFleet } from '../../api-client/use-me.ts';
import { vehicleClasses } from '../../contract.build-time.ts';
import { usePools } from '../pools/use-pools.ts';
import { type ChoiceName, type FleetFilter, vehicleKinds } from './fleet-filter.ts';
import { useEquipment } from './use-equipment.ts';

const seatChoices = [2, 4, 5, 7, 9];

interface Choice {
  value: string;
  label: string;
}

/** What the vehicles can be filtered by. Retired ones are of use to those who manage the fleet. */
export function useFilterChoices(filter: FleetFilter) {
  const { t } = useTranslation(['fleet', 'terms']);
  const { data: pools } = usePools();
  const { data: equipment } = useEquipment();
  const manages = useManagesFleet();
  const menus: { name: Exclude<ChoiceName, 'status'>; label: string; options: Choice[] }[] = [
    {
      name: 'class',
      label: t('classFilter'),
      options: vehicleClasses.map((value) => ({ value, label: t(`terms:vehicleClasses.${value}`) })),
    },
    {
      name: 'pool',
      label: t('terms:pool'),
      options: (pools?.pools ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'equipment',
      label: t('equipment'),
      options: (equipment?.equipment ?? []).map(({ code, displayName }) => ({ value: code, label: displayName })),
    },
  ];
  return {
    statuses: vehicleKinds.filter((kind) => kind !== 'retired' || manages || filter.status.includes(kind)),
    menus: menus.filter(({ name, options }) => options.length > 1 || filter[name].length > 0),
    seats: [
      { value: '', label: t('anySeats') },
      ...seatChoices.map((count) => ({ value: String(count), label: t('atLeastSeats', { count }) })),
    ],
  };
}
