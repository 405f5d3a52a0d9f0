import type { Blackout } from '@fleet/contracts/blackout.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';

/** Ends a blackout that has begun, and takes away one that has not; either can be undone. */
export function useEndBlackout(nameOf: (blackout: Blackout) => string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.blackouts });

  /** @returns how to undo it */
  async function end({ id, version, startDate, endDate, ...rest }: Blackout): Promise<() => Promise<unknown>> {
    if (Date.parse(startDate) <= Date.now()) {
      const ended = await api.updateBlackout({
        blackoutId: id,
        expectedVersion: version,
        endDate: new Date().toISOString(),
      });
      return () => api.updateBlackout({ blackoutId: id, expectedVersion: ended.version, endDate });
    }
    await api.deleteBlackout({ blackoutId: id, expectedVersion: version });
    const { poolId, vehicleId, reason } = rest;
    return () =>
      api.createBlackout({ startDate, endDate, reason, ...(poolId && { poolId }), ...(vehicleId && { vehicleId }) });
  }

  return useMutation({
    mutationFn: end,
    onSuccess: (undo, blackout) =>
      tellSaved(nameOf(blackout), async () => {
        await undo();
        await refresh();
      }),
    onSettled: refresh,
  });
}
