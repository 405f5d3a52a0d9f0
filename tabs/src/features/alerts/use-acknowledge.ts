import type { Alert } from '@fleet/contracts/alert.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

/** Says that the reader looks after an alert, wherever it is shown. */
export function useAcknowledge(onDone: (alert: Alert) => void = () => {}) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Alert) => api.acknowledgeAlert({ alertId: id, expectedVersion: version }),
    onSuccess: onDone,
    onSettled: (_, __, { vehicle }) =>
      Promise.all(
        [queryKeys.alerts, queryKeys.vehicleSection(vehicle.id, 'alerts')].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
