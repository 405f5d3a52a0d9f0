import { randomUUID } from 'node:crypto';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import type { Logger } from 'pino';

const everyMilliseconds = 30_000;

/**
 * Puts a mark among the events now and every half minute, so that browsers that hear of nothing know where events stand: a
 * cursor is never much older than the break of the connection.
 */
export function publishMarks(
  publish: (mark: Broadcast) => Promise<void>,
  logger: Pick<Logger, 'warn'>,
): { stop(): void } {
  const mark = () =>
    void publish({ mark: randomUUID() }).catch((error: unknown) => logger.warn({ err: error }, 'a mark was left out'));
  mark();
  const timer = setInterval(mark, everyMilliseconds);
  return { stop: () => clearInterval(timer) };
}
