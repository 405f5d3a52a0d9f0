/** Many pages in a process of their own: each follows the positions of the fleet, and comes back as pages do. */
import { livePositionSchema } from '@fleet/contracts/live-position.ts';
import { readPositionBatch } from '@fleet/contracts/position-batch.ts';
import { io, type Socket } from 'socket.io-client';
import { createBackoff } from '../../tabs/src/realtime/backoff.ts';

/** What the benchmark says. */
export type Order =
  | { order: 'connect'; url: string; token: string; tenantId: string; count: number; topics: string[] }
  /** Where a load balancer would lead from now on. */
  | { order: 'move'; url: string }
  /** Forgets what was measured so far. */
  | { order: 'measure' }
  | { order: 'report' };

export interface Report {
  connected: number;
  /** When the last of them was ready, by the clock. */
  lastReadyAt: number;
  messages: number;
  positions: number;
  /** How many positions came after so many milliseconds; the last counts all that took longer. */
  histogram: number[];
  cpuSeconds: number;
  /** What connections failed of, and how often. */
  refusals: Record<string, number>;
}

const longestMilliseconds = 10_000;
/** Opened so far apart that nothing is measured but the server. */
const pauseMilliseconds = 1;

const sockets: Socket[] = [];
let url = '';
let connected = 0;
let lastReadyAt = 0;
let messages = 0;
let positions = 0;
const refusals = new Map<string, number>();
let histogram = new Uint32Array(longestMilliseconds + 1);

function open(order: Extract<Order, { order: 'connect' }>): void {
  const { token, tenantId, topics } = order;
  let cursor: string | undefined;
  const socket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: (send) => send({ token, tenantId, topics, cursor }),
  });
  const backoff = createBackoff();
  const comeBack = () => {
    setTimeout(() => {
      // The address is read when the connection opens.
      (socket.io as unknown as { uri: string }).uri = url;
      socket.connect();
    }, backoff.next());
  };
  let isReady = false;
  socket.on('session.ready', () => {
    isReady = true;
    connected++;
    lastReadyAt = Date.now();
    backoff.reset();
  });
  socket.on('session.cursor', (latest: string) => {
    cursor = latest;
  });
  socket.on('disconnect', () => {
    if (isReady) connected--;
    isReady = false;
    comeBack();
  });
  socket.on('connect_error', ({ message }) => {
    refusals.set(message, (refusals.get(message) ?? 0) + 1);
    comeBack();
  });
  socket.on('positions.changed', ({ batch }: { batch: string }) => {
    const now = Date.now();
    const told = readPositionBatch(batch);
    messages++;
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
  sockets.push(socket);
}

function report(): Report {
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  return {
    connected,
    lastReadyAt,
    messages,
    positions,
    histogram: [...histogram],
    cpuSeconds,
    refusals: Object.fromEntries(refusals),
  };
}

process.on('message', async (said: Order) => {
  switch (said.order) {
    case 'connect':
      url = said.url;
      for (let count = 0; count < said.count; count++) {
        open(said);
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
      break;
    case 'move':
      url = said.url;
      break;
    case 'measure':
      messages = 0;
      positions = 0;
      histogram = new Uint32Array(longestMilliseconds + 1);
      break;
    case 'report':
      process.send?.(report());
  }
});
process.on('disconnect', () => process.exit(0));
