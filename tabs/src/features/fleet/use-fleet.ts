import type { OperationOutput } from '@fleet/contracts/operations.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { socketNews } from '../../realtime/socket-news.ts';
import { withVehicle } from './with-vehicle.ts';

type FleetPages = InfiniteData<OperationOutput<'listVehicles'>, string | undefined>;

const pageSize = 200;
const gatherMilliseconds = 200;
/** Of more that changed at once, the whole list is read again. */
const mostReadOneByOne = 10;

/** Every vehicle, a page after the other, each kept up to date by itself. */
export function useFleet() {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: queryKeys.fleet,
    queryFn: ({ signal, pageParam }) =>
      api.listVehicles({ limit: pageSize, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Whoever comes back to the page has missed what was told meanwhile; whoever stays is told.
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  useVehicleNews();
  const vehicles = useMemo(() => data?.pages.flatMap((page) => page.vehicles), [data]);
  return { vehicles, isComplete: !hasNextPage, error: query.error, refetch: query.refetch };
}

/** Reads again just the vehicles that the server says have changed. */
function useVehicleNews(): void {
  const api = useApi();
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = queryKeys.fleet;
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readLater = () => {
      timer ??= setTimeout(read, gatherMilliseconds);
    };
    async function read() {
      timer = undefined;
      // An answer on its way may be older than the news, and would undo it.
      if (queryClient.isFetching({ queryKey }) > 0) return readLater();
      const vehicleIds = [...changed];
      changed.clear();
      if (vehicleIds.length > mostReadOneByOne) return void queryClient.invalidateQueries({ queryKey });
      try {
        const found = await Promise.all(vehicleIds.map(async (id) => [id, await vehicleOrNone(id)] as const));
        queryClient.setQueryData<FleetPages>(queryKey, (pages) =>
          found.reduce((known, [id, vehicle]) => known && withVehicle(known, id, vehicle), pages),
        );
      } catch {
        void queryClient.invalidateQueries({ queryKey });
      }
    }
    async function vehicleOrNone(vehicleId: string): Promise<Vehicle | undefined> {
      try {
        return await api.getVehicle({ vehicleId });
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return undefined;
        throw error;
      }
    }
    const stop = socketNews.listen((news) => {
      if (news.event !== 'vehicle.changed') return;
      changed.add(news.payload.vehicleId);
      readLater();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [api, queryClient]);
}
