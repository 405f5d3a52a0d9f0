/**
 * Many pages in a process of their own: each follows the positions of the fleet, and comes back as pages do. One in a
 * hundred is a page's own client and reads all it hears, and by those it is told how soon; the others take the same and only count it.
 */
import { livePositionSchema } from '@fleet/contracts/live-position.ts';
import { readPositionBatch } from '@fleet/contracts/position-batch.ts';
import { io } from 'socket.io-client';
import { createBackoff } from '../../tabs/src/realtime/backoff.ts';
import { openLightPage } from './light-page.ts';

/** What the benchmark says. */
export type Order =
  | { order: 'connect'; url: string; tokens: string[]; tenantId: string; count: number; topics: string[] }
  /** Where a load balancer would lead from now on. */
  | { order: 'move'; url: string }
  /** Forgets what was measured so far. */
  | { order: 'measure' }
  | { order: 'report' };

export interface Report {
  connected: number;
  /** How many read what they hear. */
  readers: number;
  /** When the last of them was ready, by the clock. */
  lastReadyAt: number;
  messages: number;
  bytes: number;
  /** Heard by those who read. */
  positions: number;
  /** How many of these came after so many milliseconds; the last counts all that took longer. */
  histogram: number[];
  cpuSeconds: number;
  /** What connections failed of, and how often. */
  refusals: Record<string, number>;
}

const longestMilliseconds = 10_000;
/** Opened so far apart that nothing is measured but the server. */
const pauseMilliseconds = 1;
const pagesAReader = 100;

let url = '';
let connected = 0;
let readers = 0;
let lastReadyAt = 0;
let messages = 0;
let bytes = 0;
let positions = 0;
const refusals = new Map<string, number>();
let histogram = new Uint32Array(longestMilliseconds + 1);

function open(order: Extract<Order, { order: 'connect' }>, number: number): void {
  const { tokens, tenantId, topics } = order;
  const token = tokens[number % tokens.length];
  const backoff = createBackoff();
  let cursor: string | undefined;
  const auth = () => ({ token, tenantId, topics, cursor });
  let connect = () => {};
  const onReady = () => {
    connected++;
    lastReadyAt = Date.now();
    backoff.reset();
  };
  const onLoss = (why: string | undefined) => {
    if (why === undefined) connected--;
    else refusals.set(why, (refusals.get(why) ?? 0) + 1);
    setTimeout(() => connect(), backoff.next());
  };
  const onCursor = (latest: string) => {
    cursor = latest;
  };
  if (number % pagesAReader === 0) {
    readers++;
    connect = openReader({ auth, onReady, onLoss, onCursor });
    return;
  }
  const onPositions = (length: number) => {
    messages++;
    bytes += length;
  };
  ({ connect } = openLightPage({ url: () => url, auth, onReady, onLoss, onCursor, onPositions }));
  connect();
}

interface Reader {
  auth: () => object;
  onReady: () => void;
  onLoss: (why: string | undefined) => void;
  onCursor: (cursor: string) => void;
}

/** @returns what connects it anew */
function openReader({ auth, onReady, onLoss, onCursor }: Reader): () => void {
  const socket = io(url, {
    ...{ path: '/realtime', transports: ['websocket'], forceNew: true, reconnection: false },
    auth: (send) => send(auth()),
  });
  let isReady = false;
  socket.on('session.ready', () => {
    isReady = true;
    onReady();
  });
  socket.on('session.cursor', onCursor);
  socket.on('disconnect', () => {
    onLoss(isReady ? undefined : 'disconnected');
    isReady = false;
  });
  socket.on('connect_error', ({ message }) => onLoss(message));
  socket.on('positions.changed', ({ batch }: { batch: string }) => {
    const now = Date.now();
    const told = readPositionBatch(batch);
    messages++;
    bytes += batch.length;
    positions += told.length;
    for (const { deviceTime } of told) {
      const milliseconds = Math.min(Math.max(0, now - Date.parse(deviceTime)), longestMilliseconds);
      histogram[milliseconds] = (histogram[milliseconds] ?? 0) + 1;
    }
  });
  // What comes is what was agreed; looked at once a socket, as checking each would measure the check.
  socket.once('positions.changed', ({ batch }: { batch: string }) => {
    livePositionSchema.parse(readPositionBatch(batch)[0]);
  });
  return () => {
    // The address is read when the connection opens.
    (socket.io as unknown as { uri: string }).uri = url;
    socket.connect();
  };
}

function report(): Report {
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  const counted = { connected, readers, lastReadyAt, messages, bytes, positions };
  return { ...counted, histogram: [...histogram], cpuSeconds, refusals: Object.fromEntries(refusals) };
}

process.on('message', async (said: Order) => {
  switch (said.order) {
    case 'connect':
      url = said.url;
      for (let number = 0; number < said.count; number++) {
        open(said, number);
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
      break;
    case 'move':
      url = said.url;
      break;
    case 'measure':
      messages = 0;
      bytes = 0;
      positions = 0;
      histogram = new Uint32Array(longestMilliseconds + 1);
      break;
    case 'report':
      process.send?.(report());
  }
});
process.on('disconnect', () => process.exit(0));
