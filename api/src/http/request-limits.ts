/**
 * How much one sender may ask of one server process: by address before anything is known about the sender, by person once
 * they have signed in. Counters live in memory for one window, so several processes allow a multiple of it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { UserContext } from '../domain/command-context.ts';
import { clientAddress } from './client-address.ts';
import { HttpProblem } from './problem.ts';

export interface RequestLimitOptions {
  /** What a person may spend in a window: a read costs 1, everything else `writeCost`. */
  perUser: number;
  /** How many requests may come from one address in a window; a whole company may share one. */
  perAddress: number;
  windowSeconds?: number;
  /** How many proxies of ours stand before the server. */
  trustedProxies?: number;
  /** How many counters of addresses there are at most; addresses that meet in one share it. */
  addressCounters?: number;
}

export interface RequestLimits {
  /** @throws {HttpProblem} TOO_MANY_REQUESTS with Retry-After, when the address has sent too many */
  admitAddress(request: IncomingMessage): Promise<void>;
  /** @throws {HttpProblem} TOO_MANY_REQUESTS with Retry-After, when the person has sent too many */
  admitUser(context: UserContext, kind: 'read' | 'write'): Promise<void>;
}

export const writeCost = 5;

export function createRequestLimits({
  perUser,
  perAddress,
  windowSeconds = 60,
  trustedProxies = 0,
  addressCounters = 65_536,
}: RequestLimitOptions): RequestLimits {
  const users = new RateLimiterMemory({ points: perUser, duration: windowSeconds });
  const addresses = new RateLimiterMemory({ points: perAddress, duration: windowSeconds });
  // Nobody outside can know which addresses meet in one counter.
  const secret = randomBytes(16);
  const counterOf = (address: string) =>
    createHmac('sha256', secret).update(address).digest().readUInt32BE() % addressCounters;
  return {
    async admitAddress(request) {
      const counter = counterOf(clientAddress(request, trustedProxies));
      await spend(addresses, counter, 1, 'Too many requests come from your network.');
    },
    // The people we know are few enough for a counter each.
    async admitUser({ tenantId, actor }, kind) {
      const cost = kind === 'read' ? 1 : writeCost;
      await spend(users, `${tenantId}/${actor.userId}`, cost, 'You send more requests than one person may.');
    },
  };
}

async function spend(limiter: RateLimiterMemory, key: string | number, cost: number, why: string): Promise<void> {
  try {
    await limiter.consume(key, cost);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    const detail = `${why} Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    throw new HttpProblem('TOO_MANY_REQUESTS', detail, { headers: { 'retry-after': String(seconds) } });
  }
}
