/** Where vehicles are, as the server tells it; empty until somebody follows `positions` or a vehicle. */
import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { useSyncExternalStore } from 'react';
import { useTopic } from './followed-topics.ts';

let positions: ReadonlyMap<string, LivePosition> = new Map();
const listeners = new Set<() => void>();

export const livePositions = {
  /** The newest by vehicle; another map after each change. */
  get: () => positions,
  /** One that is older than what is known says nothing. */
  add(news: readonly LivePosition[]) {
    const next = new Map(positions);
    for (const position of news) {
      const known = next.get(position.vehicleId);
      if (!known || known.deviceTime <= position.deviceTime) next.set(position.vehicleId, position);
    }
    positions = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/**
 * The newest position of each vehicle that the person may see; follows them as long as the component is shown.
 * @public for the map
 */
export function useLivePositions(): ReadonlyMap<string, LivePosition> {
  useTopic('positions');
  return useSyncExternalStore(livePositions.subscribe, livePositions.get);
}
