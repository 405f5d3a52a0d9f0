/** Tells browsers what changed. A socket belongs to a person of one tenant, proven as for REST, and ends with its token. */
import type { Server as HttpServer } from 'node:http';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Broadcast, ServerToClientEvents } from '@fleet/contracts/socket-events.ts';
import type { Logger } from 'pino';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { DomainError } from '../domain/domain-errors.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import { rooms } from './rooms.ts';

export interface SocketServer {
  /** Tells the browsers connected here whom it concerns; those of a person who changed must prove themselves anew. */
  deliver(broadcast: Broadcast): void;
  /** Lets every browser connect anew and ask for what it may have missed. */
  reconnectAll(): void;
  close(): Promise<void>;
}

export interface SocketServerOptions {
  authenticate: Authenticate;
  limits: Pick<RequestLimits, 'admitAddress'>;
  logger: Logger;
  now: () => Date;
}

interface SocketData {
  userId: string;
  rooms: string[];
  expiresAt: Date;
}
type FleetSocket = Socket<DefaultEventsMap, ServerToClientEvents, DefaultEventsMap, SocketData>;

const recoveryMilliseconds = 120_000;
const pingMilliseconds = 30_000;
const handshakeMilliseconds = 10_000;
// Browsers send nothing but their token when they connect.
const maximumMessageBytes = 20_000;
const longestTimerMilliseconds = 2 ** 31 - 1;

const handshakeSchema = z.object({ token: z.string().optional(), tenantId: z.string().optional() });

/** @param http whose port it shares, at the path /realtime */
export function createSocketServer(
  http: HttpServer,
  { authenticate, limits, logger, now }: SocketServerOptions,
): SocketServer {
  const server = new Server<DefaultEventsMap, ServerToClientEvents, DefaultEventsMap, SocketData>(http, {
    path: '/realtime',
    serveClient: false,
    maxHttpBufferSize: maximumMessageBytes,
    pingInterval: pingMilliseconds,
    connectTimeout: handshakeMilliseconds,
    // A browser that comes back is checked like any other: its token may have expired meanwhile.
    connectionStateRecovery: { maxDisconnectionDuration: recoveryMilliseconds, skipMiddlewares: false },
  });
  server.use((socket, next) => {
    admit(socket, authenticate, limits).then(
      () => next(),
      (error: unknown) => {
        const isRefusal = error instanceof HttpProblem || error instanceof DomainError;
        if (!isRefusal) logger.error({ err: error }, 'socket refused by a fault');
        next(new Error(isRefusal ? error.code : 'UNAVAILABLE'));
      },
    );
  });
  server.on('connection', (socket) => {
    // A recovered socket comes with the rooms it had; roles may have changed since.
    for (const room of socket.rooms) if (room !== socket.id) socket.leave(room);
    socket.join(socket.data.rooms);
    const rest = socket.data.expiresAt.getTime() - now().getTime();
    const expiry = setTimeout(() => socket.disconnect(true), Math.min(rest, longestTimerMilliseconds));
    socket.once('disconnect', () => clearTimeout(expiry));
  });
  return {
    deliver(broadcast) {
      const { tenantId } = broadcast;
      if ('changedUserId' in broadcast) {
        const connected = server.sockets.adapter.rooms.get(rooms.user(tenantId, broadcast.changedUserId)) ?? [];
        for (const id of connected) server.sockets.sockets.get(id)?.conn.close();
        return;
      }
      if ('positions' in broadcast) {
        tellPositions(server, broadcast);
        return;
      }
      const { userIds, reservation } = broadcast;
      const concerned = [rooms.managers(tenantId), ...userIds.map((userId) => rooms.user(tenantId, userId))];
      server.to(concerned).emit('reservation.changed', reservation);
      server.to(rooms.tenant(tenantId)).emit('vehicle.changed', { vehicleId: reservation.vehicleId });
    },
    reconnectAll() {
      for (const socket of server.sockets.sockets.values()) socket.conn.close();
    },
    close: () => server.close(),
  };
}

/** Whoever is both manager and driver of one hears of it twice, which shows the same. */
function tellPositions(
  server: Server<DefaultEventsMap, ServerToClientEvents, DefaultEventsMap, SocketData>,
  { tenantId, positions: heard }: Extract<Broadcast, { positions: unknown }>,
): void {
  const open = heard.filter(({ isPrivate }) => !isPrivate).map(({ position }) => position);
  if (open.length > 0) server.to(rooms.managers(tenantId)).emit('positions.changed', { positions: open });
  for (const { position, driverUserId } of heard) {
    if (driverUserId)
      server.to(rooms.user(tenantId, driverUserId)).emit('positions.changed', { positions: [position] });
  }
}

async function admit(
  socket: FleetSocket,
  authenticate: Authenticate,
  limits: SocketServerOptions['limits'],
): Promise<void> {
  await limits.admitAddress(socket.request);
  const { token, tenantId } = handshakeSchema.safeParse(socket.handshake.auth).data ?? {};
  const { context, expiresAt } = await authenticate({ token, tenantId, host: socket.handshake.headers.host });
  const { actor } = context;
  if (socket.recovered && socket.data.userId !== actor.userId) {
    throw new HttpProblem('FORBIDDEN', 'This connection was somebody else’s.');
  }
  socket.data.userId = actor.userId;
  socket.data.expiresAt = expiresAt;
  socket.data.rooms = [
    rooms.tenant(context.tenantId),
    rooms.user(context.tenantId, actor.userId),
    ...(managesFleet(actor) ? [rooms.managers(context.tenantId)] : []),
  ];
}
