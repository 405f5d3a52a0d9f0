import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

/** What vehicles can carry, by name. */
export function useEquipment() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.equipment,
    queryFn: ({ signal }) => api.listEquipment({}, { signal }),
    staleTime: 300_000,
  });
}
