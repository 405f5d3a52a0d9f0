import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { useMe } from '../../api-client/use-me.ts';

/** The company: its name, clock, currency, colors, switches. */
export function useTenant() {
  const api = useApi();
  const { tenantId } = useMe();
  return useQuery({
    queryKey: queryKeys.tenant,
    queryFn: ({ signal }) => api.getTenant({ tenantId }, { signal }),
    staleTime: 30_000,
  });
}
