import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useManagesFleet } from '../../api-client/use-me.ts';

/** What the socket does not tell: what became private, and in which area a vehicle is. */
const againMilliseconds = 60_000;

/** What the map is made of, but for what is told live. */
export function useMapFacts() {
  const api = useApi();
  const managesAll = useManagesFleet();
  const vehicles = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  const positions = useQuery({
    queryKey: queryKeys.positions,
    queryFn: ({ signal }) => api.listVehiclePositions({}, { signal }),
    refetchInterval: againMilliseconds,
  });
  const areas = useQuery({
    queryKey: queryKeys.geofences,
    queryFn: ({ signal }) => api.listGeofences({}, { signal }),
    enabled: managesAll,
  });
  const isSilent = positions.data?.positions.length === 0 && positions.data.hiddenVehicleIds.length === 0;
  const devices = useQuery({
    queryKey: queryKeys.anyDevice,
    queryFn: ({ signal }) => api.listTelematicsDevices({ limit: 1 }, { signal }),
    enabled: managesAll && isSilent,
  });
  return { managesAll, vehicles, positions, areas, devices };
}
