import type { OperationOutput } from '@fleet/contracts/operations.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api-client/api.ts';
import { queryKeys, type ReservationFilter } from '../../api-client/query-keys.ts';

type ReservationPages = InfiniteData<OperationOutput<'listReservations'>, string | undefined>;

const pageSize = 25;

/** The reservations of a filter, a page at a time. */
export function useReservations(filter: ReservationFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: queryKeys.reservationList(filter),
    queryFn: ({ signal, pageParam }) =>
      api.listReservations({ ...filter, limit: pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What was found before stays until the answer comes, unless it is about other people's.
    placeholderData: (before, query) => (scopeOf(query?.queryKey) === filter.scope ? before : undefined),
  });
}

function scopeOf(queryKey: readonly unknown[] | undefined): unknown {
  return (queryKey?.at(-1) as ReservationFilter | undefined)?.scope;
}

/** Puts the API's answer to an action into every list at once; the lists are asked again by the caller. */
export function replaceReservation(queryClient: QueryClient, changed: Reservation): void {
  queryClient.setQueriesData<ReservationPages>(
    { queryKey: queryKeys.reservationLists },
    (pages) =>
      pages && {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          reservations: page.reservations.map((known) => (known.id === changed.id ? changed : known)),
        })),
      },
  );
}
