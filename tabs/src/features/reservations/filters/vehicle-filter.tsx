import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { type Choice, ChoiceFilter } from './choice-filter.tsx';

/** More than one looks through; typing another letter leaves fewer. */
const mostOptions = 50;
const staleTime = 300_000;

interface VehicleFilterProps {
  vehicleId: string | undefined;
  onChange: (vehicleId: string | undefined) => void;
}

/** The vehicle that the reservations are of. */
export function VehicleFilter({ vehicleId, onChange }: VehicleFilterProps) {
  const { t } = useTranslation(['reservations', 'terms']);
  const api = useApi();
  const [text, setText] = useState<string>();
  const wanted = bare(useDeferredValue(text ?? ''));
  const { data } = useQuery({
    queryKey: queryKeys.plates,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
    select: choicesOf,
    staleTime,
    enabled: text !== undefined || vehicleId !== undefined,
  });
  const chosen = vehicleId ? (data?.find(({ id }) => id === vehicleId) ?? { id: vehicleId, name: '…' }) : undefined;
  return (
    <ChoiceFilter
      label={t('terms:vehicle')}
      allLabel={t('filters.allVehicles')}
      chosen={chosen}
      options={data?.filter(({ name }) => bare(name).includes(wanted)).slice(0, mostOptions)}
      onSearch={setText}
      onChange={onChange}
    />
  );
}

function choicesOf({ vehicles }: OperationOutput<'listVehicles'>): Choice[] {
  return vehicles.map(({ id, make, model, licensePlate }) => ({ id, name: `${make} ${model} ${licensePlate}` }));
}

/** Plates are typed with and without their gaps. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/g, '');
}
