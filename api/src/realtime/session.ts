/**
 * Whose a connection is, for as long as it lasts: proven as for REST when it begins, again by each newer token and whenever the
 * person's rights may have changed. It ends with its token, after a warning.
 */
import { type EndingCode, handshakeSchema } from '@fleet/contracts/socket-messages.ts';
import { z } from 'zod';
import { DomainError } from '../domain/domain-errors.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { endConnection, type FleetSocket } from './fleet-socket.ts';
import { roomsOf } from './rooms.ts';

/** Less than what MSAL renews tokens ahead of their end. */
const warningMilliseconds = 120_000;
const longestTimerMilliseconds = 2 ** 31 - 1;

export interface SessionOptions {
  authenticate: Authenticate;
  now: () => Date;
}

export function createSessions({ authenticate, now }: SessionOptions) {
  async function prove(socket: FleetSocket, token: string | undefined, tenantId: string | undefined) {
    const { context, expiresAt } = await authenticate({ token, tenantId, host: socket.handshake.headers.host });
    return { context, expiresAt, token: token ?? '' };
  }

  const timers = new WeakMap<FleetSocket, NodeJS.Timeout[]>();
  function keepTime(socket: FleetSocket): void {
    stopTime(socket);
    const rest = socket.data.expiresAt.getTime() - now().getTime();
    const expiresAt = socket.data.expiresAt.toISOString();
    const after = (milliseconds: number, act: () => void) =>
      setTimeout(act, Math.min(Math.max(milliseconds, 0), longestTimerMilliseconds));
    timers.set(socket, [
      after(rest - warningMilliseconds, () => socket.emit('session.expiring', { expiresAt })),
      after(rest, () => endConnection(socket, 'UNAUTHENTICATED', 'Your sign-in has ended. Sign in again.')),
    ]);
  }
  function stopTime(socket: FleetSocket): void {
    for (const timer of timers.get(socket) ?? []) clearTimeout(timer);
  }

  return {
    /** @throws {HttpProblem} or {DomainError} as authentication does */
    async admit(socket: FleetSocket): Promise<void> {
      const handshake = handshakeSchema.safeParse(socket.handshake.auth);
      if (!handshake.success) {
        const aboutTopics = handshake.error.issues.some(({ path }) => path[0] === 'topics');
        throw new HttpProblem(aboutTopics ? 'VALIDATION_FAILED' : 'UNAUTHENTICATED', z.prettifyError(handshake.error));
      }
      const { token, tenantId, topics, cursor } = handshake.data;
      socket.data = { ...(await prove(socket, token, tenantId)), topics: new Set(topics), cursor, check: 0 };
    },

    /** Begins to count down, and to let it hear what it follows. */
    begin(socket: FleetSocket): void {
      grantRooms(socket);
      keepTime(socket);
      socket.once('disconnect', () => stopTime(socket));
    },

    /** @throws {HttpProblem} or {DomainError} when the token is none, or somebody else's; the connection goes on as it was */
    async renew(socket: FleetSocket, token: string): Promise<void> {
      const { check, context } = socket.data;
      const proven = await prove(socket, token, context.tenantId);
      if (proven.context.actor.userId !== context.actor.userId) {
        throw new HttpProblem('FORBIDDEN', 'This is somebody else’s token. Connect anew with it.');
      }
      if (!socket.connected) return;
      socket.data.token = token;
      socket.data.expiresAt = proven.expiresAt;
      keepTime(socket);
      // A recheck that began meanwhile knows better.
      if (check !== socket.data.check) return;
      socket.data.context = proven.context;
      grantRooms(socket);
    },

    /**
     * Lets it hear of nothing until it is clear what the person may still hear of.
     * @returns whether the connection goes on
     */
    async recheck(socket: FleetSocket): Promise<boolean> {
      const check = ++socket.data.check;
      const { token, context } = socket.data;
      keepRooms(socket, new Set(roomsOf(context, [])));
      try {
        const proven = await prove(socket, token, context.tenantId);
        if (check !== socket.data.check || !socket.connected) return false;
        socket.data.context = proven.context;
        grantRooms(socket);
        return true;
      } catch (error) {
        if (check === socket.data.check) endConnection(socket, ...endingOf(error));
        return false;
      }
    },

    /** After its topics changed. */
    grantRooms,
  };
}

function grantRooms(socket: FleetSocket): void {
  const granted = roomsOf(socket.data.context, socket.data.topics);
  keepRooms(socket, new Set(granted));
  socket.join(granted);
}

function keepRooms(socket: FleetSocket, kept: ReadonlySet<string>): void {
  for (const room of socket.rooms) if (room !== socket.id && !kept.has(room)) socket.leave(room);
}

/** Nobody keeps hearing because it could not be found out whether they may. */
function endingOf(error: unknown): [EndingCode, string] {
  const isRefusal = error instanceof HttpProblem || error instanceof DomainError;
  if (isRefusal && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')) return [error.code, error.message];
  return ['UNAVAILABLE', 'It could not be checked what you may see. Connect again.'];
}
