import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import type { Choice } from '../cells/cell-codec.ts';

const staleTime = 300_000;

/** What vehicles can carry. */
export function useEquipmentChoices() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.equipment,
    queryFn: ({ signal }) => api.listEquipment({}, { signal }),
    select: equipmentChoices,
    staleTime,
  });
}

/** The vehicles that a reservation can be moved to, by their plates; not read again whenever one is reserved. */
export function useVehicleChoices() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.plates,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
    select: plateChoices,
    staleTime,
  });
}

export function useCostCenterChoices() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.costCenters,
    queryFn: ({ signal }) => api.listCostCenters({}, { signal }),
    select: costCenterChoices,
    staleTime,
  });
}

function equipmentChoices({ equipment }: OperationOutput<'listEquipment'>): Choice<string>[] {
  return equipment.map(({ code, displayName }) => ({ value: code, label: displayName }));
}

function plateChoices({ vehicles }: OperationOutput<'listVehicles'>): Choice<string>[] {
  return vehicles.map(({ id, licensePlate }) => ({ value: id, label: licensePlate }));
}

function costCenterChoices({ costCenters }: OperationOutput<'listCostCenters'>): Choice<string>[] {
  return costCenters.map(({ code }) => ({ value: code, label: code }));
}
