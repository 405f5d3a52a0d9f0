import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';

/** The pools by name, also those that have ended. */
export function useAllPools() {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.pools, 'all'],
    queryFn: ({ signal }) => api.listPools({ all: true }, { signal }),
  });
}
