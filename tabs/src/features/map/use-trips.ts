import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useManagesFleet } from '../../api-client/use-me.ts';

const latestTrips = 10;
const againMilliseconds = 60_000;

/** The latest trips of a vehicle: for fleet managers all, for others their own. */
export function useTrips(vehicleId: string | undefined) {
  const api = useApi();
  const scope = useManagesFleet() ? 'all' : 'mine';
  return useQuery({
    queryKey: queryKeys.trips(vehicleId ?? ''),
    enabled: vehicleId !== undefined,
    queryFn: ({ signal }) => api.listTrips({ scope, limit: latestTrips, ...(vehicleId && { vehicleId }) }, { signal }),
    refetchInterval: againMilliseconds,
  });
}
