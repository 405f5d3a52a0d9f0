/**
 * Tells browsers what was committed. A connection belongs to a person of one tenant, proven as for REST; it hears what it follows
 * as far as that person may see it, and after a short break what it missed.
 */
import type { Server as HttpServer } from 'node:http';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import { DomainError } from '../domain/domain-errors.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import { createMessageReader, requireRoomForTopics } from './client-messages.ts';
import { type CommittedChange, type Emission, emissionsOf } from './emissions.ts';
import { createEventMemory } from './event-memory.ts';
import type { FleetServer, FleetSocket } from './fleet-socket.ts';
import { createPositionFeed } from './position-feed.ts';
import { rooms } from './rooms.ts';
import { createSessions } from './session.ts';
import { endWhenSlow, maximumWaiting } from './slow-consumers.ts';

export interface SocketServer {
  /** Tells the browsers connected here whom it concerns; the rights of a person who changed are looked up anew. */
  deliver(broadcast: Broadcast): void;
  /** Something may have been missed: nobody's cursor means anything any more, and every browser reads anew what it shows. */
  missed(): void;
  /** Browsers connected here. */
  count(): number;
  close(): Promise<void>;
}

export interface SocketServerOptions {
  authenticate: Authenticate;
  limits: Pick<RequestLimits, 'admitAddress'>;
  logger: Logger;
  now: () => Date;
}

const pingMilliseconds = 30_000;
/** As long as browsers wait: after a restart thousands are let in at once, and whoever is turned away only comes back. */
const handshakeMilliseconds = 20_000;
const maximumMessageBytes = 20_000;

/** @param http whose port it shares, at the path /realtime */
export function createSocketServer(
  http: HttpServer,
  { authenticate, limits, logger, now }: SocketServerOptions,
): SocketServer {
  const server: FleetServer = new Server(http, {
    path: '/realtime',
    serveClient: false,
    maxHttpBufferSize: maximumMessageBytes,
    pingInterval: pingMilliseconds,
    connectTimeout: handshakeMilliseconds,
  });
  const sessions = createSessions({ authenticate, now });
  const memory = createEventMemory({ now });
  const positions = createPositionFeed(server);

  const readMessages = createMessageReader(
    {
      'topics.follow': (socket, { topics }) => {
        const followed = new Set([...socket.data.topics, ...topics]);
        requireRoomForTopics(followed.size);
        socket.data.topics = followed;
        sessions.grantRooms(socket);
      },
      'topics.leave': (socket, { topics }) => {
        for (const topic of topics) socket.data.topics.delete(topic);
        sessions.grantRooms(socket);
      },
      'session.renew': (socket, { token }) => sessions.renew(socket, token),
    },
    (error) => logger.error({ err: error }, 'a socket message failed'),
  );

  server.use((socket, next) => {
    limits
      .admitAddress(socket.request)
      .then(() => sessions.admit(socket))
      .then(
        () => next(),
        (error: unknown) => {
          const isRefusal = error instanceof HttpProblem || error instanceof DomainError;
          if (!isRefusal) logger.error({ err: error }, 'socket refused by a fault');
          next(new Error(isRefusal ? error.code : 'UNAVAILABLE'));
        },
      );
  });
  // Nothing is awaited here: what happens from now on is heard, and what happened before is remembered.
  server.on('connection', (socket) => {
    sessions.begin(socket);
    readMessages(socket);
    endWhenSlow(socket, () => {
      logger.warn({ userId: socket.data.context.actor.userId }, 'a socket was ended because it takes too little');
    });
    const missed = missedBy(socket, socket.data.cursor);
    const expiresAt = socket.data.expiresAt.toISOString();
    socket.emit('session.ready', { recovered: missed !== undefined, expiresAt });
    for (const { emission, cursor } of missed ?? []) tell(socket, emission, cursor);
    const latest = memory.latest();
    if (latest) socket.emit('session.cursor', latest);
  });

  /** @returns undefined when it is not known, or more than it is worth to send one by one */
  function missedBy(socket: FleetSocket, cursor: string | undefined): Missed[] | undefined {
    const after = cursor === undefined ? undefined : memory.after(cursor);
    const missed = after?.flatMap(({ emission, ...one }) =>
      emission?.rooms.some((room) => socket.rooms.has(room)) ? [{ ...one, emission }] : [],
    );
    return missed && missed.length <= maximumWaiting / 2 ? missed : undefined;
  }

  async function recheck(socket: FleetSocket): Promise<void> {
    const since = memory.latest();
    positions.forget(socket);
    if (!(await sessions.recheck(socket))) return;
    const missed = missedBy(socket, since);
    for (const { emission, cursor } of missed ?? []) tell(socket, emission, cursor);
    // They see other things than before.
    socket.emit('session.refetch');
  }

  function deliverChange(change: CommittedChange): void {
    for (const [index, emission] of emissionsOf(change).entries()) {
      const cursor = `${change.id}.${index}`;
      if (memory.remember(cursor, emission)) tell(server.to([...emission.rooms]), emission, cursor);
    }
  }

  return {
    deliver(broadcast) {
      if ('mark' in broadcast) {
        if (memory.remember(broadcast.mark)) server.emit('session.cursor', broadcast.mark);
      } else if ('positions' in broadcast) {
        positions.add(broadcast);
      } else if ('changedUserId' in broadcast) {
        const { tenantId, changedUserId } = broadcast;
        const connected = server.sockets.adapter.rooms.get(rooms.user(tenantId, changedUserId)) ?? [];
        for (const id of connected) {
          const socket = server.sockets.sockets.get(id);
          if (socket) void recheck(socket);
        }
      } else {
        deliverChange(broadcast);
      }
    },
    missed() {
      memory.forget();
      server.emit('session.refetch');
    },
    count: () => server.engine.clientsCount,
    async close() {
      positions.close();
      await server.close();
    },
  };
}

interface Missed {
  emission: Emission;
  cursor: string;
}

/** @param to one connection, or everybody in some rooms */
function tell(
  to: Pick<FleetSocket, 'emit'> | ReturnType<FleetServer['to']>,
  { event, payload }: Emission,
  cursor: string,
) {
  (to as Pick<FleetSocket, 'emit'>).emit(event as 'vehicle.changed', payload as { vehicleId: string }, cursor);
}
