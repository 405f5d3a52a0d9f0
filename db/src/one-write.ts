import type { Duplex } from 'node:stream';
import type pg from 'pg';

/**
 * Lets everything that is asked of the connection until the end of this turn of the event loop leave in one write: a write is a
 * system call here and a wake-up there, and costs as much as a small query does.
 */
export function leaveTogether(client: pg.ClientBase): void {
  // Not in the types of the driver, which corks the same stream for the messages of one query.
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
