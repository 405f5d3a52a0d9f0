import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

/** The pools of the company, by name. */
export function usePools() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.pools,
    queryFn: ({ signal }) => api.listPools({}, { signal }),
    staleTime: 300_000,
  });
}
