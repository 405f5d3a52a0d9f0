import type { OperationInput, OperationOutput } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';

type TimelineInput = OperationInput<'getTimeline'>;
type Timeline = OperationOutput<'getTimeline'>;

/** What claims vehicles within a time; what was shown before stays until it has come. */
export function useTimeline(input: TimelineInput) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.timeline(input),
    queryFn: ({ signal }) => api.getTimeline(input, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Puts the API's answer to a change into every timeline at once; they are asked again by the caller. */
export function replaceOnTimelines(queryClient: QueryClient, changed: Reservation): void {
  const { id, status, version, startDate, endDate, vehicle } = changed;
  if (status === 'cancelled' || status === 'rejected') return;
  queryClient.setQueriesData<Timeline>(
    { queryKey: queryKeys.timelines },
    (timeline) =>
      timeline && {
        ...timeline,
        reservations: timeline.reservations.map((known) =>
          known.details?.id === id
            ? { ...known, status, startDate, endDate, vehicleId: vehicle.id, details: { ...known.details, version } }
            : known,
        ),
      },
  );
}
