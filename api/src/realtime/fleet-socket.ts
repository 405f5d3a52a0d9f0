import type { ServerToClientEvents } from '@fleet/contracts/socket-events.ts';
import type { ClientToServerEvents, EndingCode, Topic } from '@fleet/contracts/socket-messages.ts';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { UserContext } from '../domain/command-context.ts';

/** What the server knows of a connection. */
interface SocketData {
  context: UserContext;
  /** The newest one it was let in with. */
  token: string;
  expiresAt: Date;
  topics: Set<Topic>;
  /** Of the last event it heard over an earlier connection. */
  cursor: string | undefined;
  /** Counts how often it was asked for anew who it is, so that the newest answer holds. */
  check: number;
}

export type FleetServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type FleetSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** Ends a connection for good, with the reason as its last word. */
export function endConnection(socket: FleetSocket, code: EndingCode, detail: string): void {
  socket.emit('session.ending', { code, detail });
  socket.disconnect(true);
}
