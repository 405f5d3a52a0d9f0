import type { Reservation } from '@fleet/contracts/reservation.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { replaceReservation } from './use-reservations.ts';

/** Those with a button here. */
export type ReservationAction = Extract<Reservation['allowedActions'][number], 'approve' | 'reject' | 'cancel'>;

interface ActionInput {
  action: ReservationAction;
  reservationId: string;
  reason?: string;
  /** Of a series that is cancelled: with all that follow, or all that lie ahead. */
  series?: { seriesId: string; scope: 'following' | 'all'; fromOccurrenceDate: string | null };
}

/** Approves, rejects or cancels; the lists show the answer at once and are then asked again, also after a refusal. */
export function useReservationAction() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ action, reservationId, reason, series }: ActionInput) => {
      if (series) {
        const { seriesId, scope, fromOccurrenceDate } = series;
        const from = scope === 'following' && fromOccurrenceDate ? { fromOccurrenceDate } : {};
        await api.cancelSeries({ seriesId, scope, ...from, ...(reason && { reason }) });
        return api.getReservation({ reservationId });
      }
      const input = { reservationId, ...(reason && { reason }) };
      if (action === 'approve') return api.approveReservation(input);
      return action === 'reject' ? api.rejectReservation(input) : api.cancelReservation(input);
    },
    onSuccess: (changed) => replaceReservation(queryClient, changed),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.reservations });
      void queryClient.invalidateQueries({ queryKey: queryKeys.vehicles });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timelines });
    },
  });
}
