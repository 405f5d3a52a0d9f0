/**
 * Committed changes on their way to several servers through a Redis stream: every server hears all of them in the same order,
 * goes on after a break where it was, and begins with the last minutes, so that it can tell a browser that moves over from
 * another server what that one missed.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

const streamName = 'fleet-broadcast';
/** As many as a server remembers. */
const mostKept = 20_000;
const historySeconds = 180;
const readAtOnce = 500;
const blockMilliseconds = 5_000;
const reconnectMilliseconds = 1_000;
const commandMilliseconds = 5_000;

export interface StreamPublisher {
  /** @throws when Redis does not take it; whoever publishes tries again */
  publish(message: string): Promise<void>;
  close(): void;
}

/** @param onBreak told why the connection broke; it comes back by itself */
export function createStreamPublisher(url: string, onBreak: (error: Error) => void): StreamPublisher {
  const redis = new Redis(url, { commandTimeout: commandMilliseconds, maxRetriesPerRequest: 1 });
  redis.on('error', onBreak);
  return {
    async publish(message) {
      await redis.xadd(streamName, 'MAXLEN', '~', mostKept, '*', 'message', message);
    },
    close: () => redis.disconnect(),
  };
}

export interface ReadStreamOptions {
  url: string;
  onMessage: (message: string) => void;
  /** Called when Redis has lost what was to be read next, as after its own restart. */
  onGap: () => void;
  /** Told why the connection broke. */
  onBreak: (error: Error) => void;
}

/**
 * Reads until stopped, reconnecting after a break.
 * @throws when the first connection fails
 */
export async function readStream(options: ReadStreamOptions): Promise<{ stop(): Promise<void> }> {
  const { onMessage, onGap, onBreak } = options;
  const stopping = new AbortController();
  let redis = await connect(options);
  const [seconds] = await redis.time();
  let last = `${(Number(seconds) - historySeconds) * 1_000}-0`;
  let hasRead = false;

  async function read(): Promise<void> {
    // Of an empty stream nothing can be missing.
    if (hasRead && (await redis.xrange(streamName, last, last)).length === 0) onGap();
    while (!stopping.signal.aborted) {
      const answer = await redis.xread('COUNT', readAtOnce, 'BLOCK', blockMilliseconds, 'STREAMS', streamName, last);
      for (const [id, [, message = '']] of answer?.[0]?.[1] ?? []) {
        last = id;
        hasRead = true;
        onMessage(message);
      }
    }
  }

  async function reconnect(): Promise<void> {
    redis.disconnect();
    while (!stopping.signal.aborted) {
      try {
        await delay(reconnectMilliseconds, undefined, { signal: stopping.signal });
        redis = await connect(options);
        return;
      } catch (error) {
        if (!stopping.signal.aborted) onBreak(error as Error);
      }
    }
  }

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await read().catch(async (error: Error) => {
        if (stopping.signal.aborted) return;
        onBreak(error);
        await reconnect();
      });
    }
  })();
  return {
    async stop() {
      stopping.abort();
      redis.disconnect();
      await loop;
    },
  };
}

/** A connection that does not come back by itself, so that what broke is known before it is read on. */
async function connect({ url }: ReadStreamOptions): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    commandTimeout: commandMilliseconds + blockMilliseconds,
  });
  // What was asked over it fails, which tells.
  redis.on('error', () => {});
  await redis.connect();
  return redis;
}
