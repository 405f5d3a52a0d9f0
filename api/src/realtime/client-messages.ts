/** What pages may say to the server: which topics they follow, and that they have a newer token. */
import {
  type ClientMessage,
  type ClientMessageName,
  clientMessages,
  type MessageAnswer,
  maximumTopics,
} from '@fleet/contracts/socket-messages.ts';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import { DomainError } from '../domain/domain-errors.ts';
import { HttpProblem } from '../http/problem.ts';
import { endConnection, type FleetSocket } from './fleet-socket.ts';

/** Does what a message asks for. */
export type MessageHandlers = {
  [Name in ClientMessageName]: (socket: FleetSocket, message: ClientMessage<Name>) => void | Promise<void>;
};

/** A page sends a few messages when it changes what it shows. */
export const messageLimit = { points: 60, duration: 10 };
/** Whoever goes on as fast after that many refusals is no page of ours. */
const mostRefused = 60;

type Answer = (answer: MessageAnswer) => void;

/** @param onFault told of what is no refusal */
export function createMessageReader(handlers: MessageHandlers, onFault: (error: unknown) => void) {
  const limiter = new RateLimiterMemory(messageLimit);

  async function read<Name extends ClientMessageName>(socket: FleetSocket, name: Name, message: unknown) {
    const parsed = clientMessages[name].safeParse(message);
    if (!parsed.success) throw new HttpProblem('VALIDATION_FAILED', z.prettifyError(parsed.error));
    await handlers[name](socket, parsed.data as ClientMessage<Name>);
  }

  /** Lets the connection's messages in, each limited, checked and answered. */
  return function readMessages(socket: FleetSocket): void {
    let refused = 0;
    socket.use(([name, message, given], _next) => {
      const answer: Answer = typeof given === 'function' ? given : () => {};
      limiter
        .consume(socket.id)
        .catch(() => {
          if (++refused > mostRefused) endConnection(socket, 'TOO_MANY_REQUESTS', 'This connection sent far too much.');
          throw new HttpProblem('TOO_MANY_REQUESTS', 'This connection sends too much. Wait ten seconds.');
        })
        .then(() => {
          if (isMessageName(name)) return read(socket, name, message);
          throw new HttpProblem('NOT_FOUND', `Send one of: ${Object.keys(clientMessages).join(', ')}.`);
        })
        .then(
          () => answer({ done: true }),
          (error: unknown) => answer(refusalOf(error, onFault)),
        );
    });
  };
}

/** @throws {HttpProblem} when it would be more topics than a connection may follow */
export function requireRoomForTopics(count: number): void {
  if (count <= maximumTopics) return;
  throw new HttpProblem('VALIDATION_FAILED', `A connection follows at most ${maximumTopics} topics. Leave some first.`);
}

function isMessageName(name: unknown): name is ClientMessageName {
  return typeof name === 'string' && Object.hasOwn(clientMessages, name);
}

function refusalOf(error: unknown, onFault: (error: unknown) => void): MessageAnswer {
  if (error instanceof HttpProblem || error instanceof DomainError) {
    return { done: false, code: error.code, detail: error.message };
  }
  onFault(error);
  return { done: false, code: 'UNAVAILABLE', detail: 'Something went wrong on our side. Try again in a moment.' };
}
