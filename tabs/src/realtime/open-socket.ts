/** The socket to the server; a chunk of its own, loaded after the first paint. */
import type { ServerToClientEvents, SocketEventName, SocketEventPayload } from '@fleet/contracts/socket-events.ts';
import type { ClientToServerEvents, MessageAnswer, Topic } from '@fleet/contracts/socket-messages.ts';
import { io, type Socket } from 'socket.io-client';
import { socketEventNames } from '../contract.build-time.ts';
import { createBackoff } from './backoff.ts';
import type { ConnectionState } from './connection.ts';
import { createOutgoingQueue, type Outgoing, type OutgoingQueue } from './outgoing-queue.ts';

const answerMilliseconds = 10_000;
/** A token that could not be renewed now is tried again, but not at once. */
const renewMilliseconds = 15_000;
/** The server will not change its mind within seconds. */
const refusals = ['UNAUTHENTICATED', 'FORBIDDEN', 'TOO_MANY_REQUESTS', 'VALIDATION_FAILED'];

export interface SocketOptions {
  /** Of the server; the page's own without one. */
  url?: string;
  credentials: () => Promise<{ token: string; tenantId: string }>;
  /** What is followed at that moment. */
  topics: () => Topic[];
  onEvent: <Name extends SocketEventName>(event: Name, payload: SocketEventPayload<Name>) => void;
  /** Changes may not have been told: what is shown must be read anew. */
  onMissed: () => void;
  onState: (state: ConnectionState) => void;
  /** Told how many messages were given up in all. */
  onDropped: (total: number) => void;
}

export interface OpenSocket extends Pick<OutgoingQueue, 'add'> {
  /** For good. */
  close(): void;
}

/** Opens the connection and keeps it: comes back by itself, with what it followed and from where it was. */
export function openSocket(options: SocketOptions): OpenSocket {
  const { url = '/', credentials, topics, onEvent, onMissed, onState, onDropped } = options;
  let cursor: string | undefined;
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
    path: '/realtime',
    transports: ['websocket', 'polling'],
    // Some company proxies let no WebSocket through.
    tryAllTransports: true,
    // The tries are timed here, as the server's refusals count as well.
    reconnection: false,
    // Asked anew for every connection, as tokens expire. Without one the server refuses and the page polls.
    auth: (send) => {
      credentials().then(
        (known) => {
          outgoing.clear();
          send({ ...known, topics: topics(), cursor });
        },
        () => send({}),
      );
    },
  });
  const outgoing = createOutgoingQueue({
    onDropped,
    send: ({ name, message }: Outgoing): Promise<MessageAnswer> =>
      socket.timeout(answerMilliseconds).emitWithAck(name as 'session.renew', message as { token: string }),
  });

  const backoff = createBackoff();
  let retry: ReturnType<typeof setTimeout> | undefined;
  function onLoss(): void {
    onState('polling');
    outgoing.close();
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), backoff.next());
  }
  function onOnline(): void {
    if (socket.connected || retry === undefined) return;
    clearTimeout(retry);
    backoff.reset();
    socket.connect();
  }

  let renewal: ReturnType<typeof setTimeout> | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;
  function renewSoon(): void {
    clearTimeout(renewal);
    renewal = setTimeout(
      () => {
        renewedAt = performance.now();
        credentials().then(({ token }) => outgoing.add({ name: 'session.renew', message: { token } }), renewSoon);
      },
      Math.max(0, renewedAt + renewMilliseconds - performance.now()),
    );
  }

  socket.on('session.ready', ({ recovered }) => {
    backoff.reset();
    onState('connected');
    outgoing.open();
    if (!recovered) onMissed();
  });
  socket.on('session.cursor', (latest) => {
    cursor = latest;
  });
  socket.on('session.refetch', onMissed);
  socket.on('session.expiring', renewSoon);
  socket.on('session.ending', ({ code }) => {
    if (code === 'FORBIDDEN' || code === 'TOO_MANY_REQUESTS') backoff.refused();
  });
  socket.on('disconnect', onLoss);
  socket.on('connect_error', ({ message }) => {
    if (refusals.includes(message)) backoff.refused();
    onLoss();
  });
  for (const event of socketEventNames) {
    socket.on(event, (payload: SocketEventPayload<typeof event>, newCursor?: string) => {
      cursor = newCursor ?? cursor;
      onEvent(event, payload);
    });
  }
  globalThis.addEventListener?.('online', onOnline);
  return {
    add: outgoing.add,
    close() {
      globalThis.removeEventListener?.('online', onOnline);
      socket.off();
      clearTimeout(retry);
      clearTimeout(renewal);
      outgoing.close();
      socket.disconnect();
    },
  };
}
