import type { Blackout } from '@fleet/contracts/blackout.ts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { usePools } from '../../pools/use-pools.ts';
import { useTenant } from '../use-tenant.ts';

type Scope = Pick<Blackout, 'poolId' | 'vehicleId'>;

/** What a blackout can concern, how that is called, and by which clock it is meant. */
export function useBlackoutScopes() {
  const { t } = useTranslation('administration');
  const api = useApi();
  const { data: tenant } = useTenant();
  const pools = usePools().data?.pools ?? [];
  const vehicles =
    useQuery({
      queryKey: queryKeys.plates,
      queryFn: ({ signal }) => api.listVehicles({}, { signal }),
      staleTime: 300_000,
    }).data?.vehicles ?? [];
  const vehicleOf = ({ vehicleId }: Scope) => vehicles.find(({ id }) => id === vehicleId);
  return {
    pools,
    vehicles,
    nameOf(scope: Scope): string {
      if (!scope.vehicleId && !scope.poolId) return t('blackout.everything');
      const vehicle = vehicleOf(scope);
      if (vehicle) return `${vehicle.make} ${vehicle.model} ${vehicle.licensePlate}`;
      return pools.find(({ id }) => id === scope.poolId)?.name ?? t('blackout.gone');
    },
    zoneOf(scope: Scope): string {
      const poolId = scope.poolId ?? vehicleOf(scope)?.poolId;
      return pools.find(({ id }) => id === poolId)?.timeZone ?? tenant?.timeZone ?? 'UTC';
    },
  };
}
