import type { Trip } from '@fleet/contracts/trip.ts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { maximumTrailHours } from '../../contract.build-time.ts';

const againMilliseconds = 15_000;
const hourMilliseconds = 3_600_000;

/** Where a trip went; one that goes on grows while it is shown. Of a very long one the end. */
export function useTrail(trip: Trip | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.trail(trip?.id ?? ''),
    enabled: trip !== undefined,
    refetchInterval: trip?.endedAt === null && againMilliseconds,
    queryFn: ({ signal }) => {
      if (!trip) return { points: [], isThinned: false };
      // The point at which it ended is its last.
      const end = trip.endedAt ? Date.parse(trip.endedAt) + 1_000 : Date.now();
      const start = Math.max(Date.parse(trip.startedAt), end - maximumTrailHours * hourMilliseconds);
      const [from, to] = [new Date(start).toISOString(), new Date(end).toISOString()];
      return api.getVehicleTrail({ vehicleId: trip.vehicle.id, from, to }, { signal });
    },
  });
}
