/** Where vehicles are, as the server tells it; empty until somebody follows `positions` or a vehicle. */
import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { readPositionBatch } from '@fleet/contracts/position-batch.ts';
import { socketNews } from './socket-news.ts';

let positions: ReadonlyMap<string, LivePosition> = new Map();
/** What was told since somebody last looked. */
let unread: string[] = [];
/** Of a page that nobody looks at, as in a tab behind others. */
const mostUnread = 100;
const listeners = new Set<() => void>();

/** Of a vehicle that is told of twice the newest counts, in whatever order they came. */
function readAll(): void {
  if (unread.length === 0) return;
  const batches = unread;
  unread = [];
  const next = new Map(positions);
  for (const position of batches.flatMap(readPositionBatch)) {
    const known = next.get(position.vehicleId);
    if (!known || known.deviceTime <= position.deviceTime) next.set(position.vehicleId, position);
  }
  positions = next;
}

export const livePositions = {
  /** The newest by vehicle; another map after each change. */
  get() {
    readAll();
    return positions;
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

// Read when somebody looks, as maps look less often than they are told.
socketNews.listen((news) => {
  if (news.event !== 'positions.changed') return;
  const { batch } = news.payload;
  // A server that is older than this page tells it otherwise, until it is replaced.
  if (!batch) return;
  unread.push(batch);
  if (unread.length > mostUnread) readAll();
  for (const listener of listeners) listener();
});
