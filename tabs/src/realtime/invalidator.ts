import type { SocketEventName } from '@fleet/contracts/socket-events.ts';
import { queryKeys } from '../api-client/query-keys.ts';

/** What an event makes stale. */
const staleAfter: Record<SocketEventName, readonly (readonly string[])[]> = {
  'reservation.changed': [queryKeys.reservations, queryKeys.timelines],
  'vehicle.changed': [queryKeys.vehicles, queryKeys.timelines],
  'pool.changed': [queryKeys.pools, queryKeys.vehicles, queryKeys.fleet],
  'driver.changed': [['drivers']],
  'alert.changed': [queryKeys.alerts],
  // Who stands in for somebody that is asked hears of it by this alone.
  'approvals.changed': [queryKeys.approvals, queryKeys.reservations],
  // They carry what is new themselves.
  'positions.changed': [],
};

const gatherMilliseconds = 150;

/** Gathers events that come in a burst, so that the API is asked once for all of them. */
export function createInvalidator(invalidate: (queryKey: readonly string[]) => void): {
  add: (event: SocketEventName) => void;
  dispose: () => void;
} {
  const stale = new Set<readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(event) {
      for (const queryKey of staleAfter[event]) stale.add(queryKey);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const queryKey of stale) invalidate(queryKey);
        stale.clear();
      }, gatherMilliseconds);
    },
    dispose: () => clearTimeout(timer),
  };
}
