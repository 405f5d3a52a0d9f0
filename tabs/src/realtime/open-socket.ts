/** The socket to the server; a chunk of its own, loaded after the first paint. */
import { type ServerToClientEvents, type SocketEventName, socketEvents } from '@fleet/contracts/socket-events.ts';
import { io, type Socket } from 'socket.io-client';
import { connection } from './connection.ts';

const reopenMilliseconds = 30_000;

interface SocketOptions {
  credentials: () => Promise<{ token: string; tenantId: string }>;
  onEvent: (event: SocketEventName) => void;
  /** Called after every connection, the first too, as changes since the page's last answers were not told. */
  onConnect: () => void;
}

/** @returns a function that closes the socket for good */
export function openSocket({ credentials, onEvent, onConnect }: SocketOptions): () => void {
  const socket: Socket<ServerToClientEvents> = io({
    path: '/realtime',
    transports: ['websocket', 'polling'],
    // Some company proxies let no WebSocket through.
    tryAllTransports: true,
    reconnectionDelayMax: reopenMilliseconds,
    // Asked anew for every connection, as tokens expire. Without one the server refuses and the page polls.
    auth: (send) => void credentials().then(send, () => send({})),
  });
  let reopen: ReturnType<typeof setTimeout> | undefined;
  const onLoss = () => {
    connection.set('polling');
    clearTimeout(reopen);
    // socket.io tries again by itself after a lost connection, but not after the server has refused or ended one.
    if (!socket.active) reopen = setTimeout(() => socket.connect(), reopenMilliseconds);
  };
  socket.on('connect', () => {
    connection.set('connected');
    onConnect();
  });
  socket.on('session.refetch', onConnect);
  socket.on('disconnect', onLoss);
  socket.on('connect_error', onLoss);
  for (const event of Object.keys(socketEvents) as SocketEventName[]) socket.on(event, () => onEvent(event));
  return () => {
    socket.off();
    clearTimeout(reopen);
    socket.disconnect();
  };
}
