/** Tells other processes what was committed, through PostgreSQL's LISTEN and NOTIFY. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const reconnectMilliseconds = 1_000;

/**
 * Sends a message to every listener of the channel.
 * @param message under 8,000 bytes, the limit of NOTIFY
 */
export async function notify(pool: pg.Pool, channel: string, message: string): Promise<void> {
  await pool.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, message] });
}

export interface ListenOptions {
  connectionString: string;
  channel: string;
  onMessage: (message: string) => void;
  /** Called when the connection is back after a break: what was sent meanwhile is lost. */
  onGap: () => void;
  /** Told why the connection broke. */
  onBreak: (error: Error) => void;
}

/**
 * Listens until stopped, reconnecting after a break.
 * @throws when the first connection fails
 */
export async function listen(options: ListenOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let client = await connect(options);
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await broken(client, stopping.signal).catch(options.onBreak);
      await client.end().catch(() => {});
      client = await reconnect(options, stopping.signal).catch(() => client);
      if (!stopping.signal.aborted) options.onGap();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
      await client.end().catch(() => {});
    },
  };
}

async function connect({ connectionString, channel, onMessage }: ListenOptions): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'fleet-listen', keepAlive: true });
  client.on('notification', ({ payload }) => onMessage(payload ?? ''));
  // broken() tells of the break; a second error of the same connection says nothing new.
  client.on('error', () => {});
  await client.connect();
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
  return client;
}

/** Rejects when the connection breaks, resolves when the listener is stopped. */
function broken(client: pg.Client, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('error', reject);
    client.once('end', () => reject(new Error('The database closed the connection')));
    stopping.addEventListener('abort', () => resolve(), { once: true });
    if (stopping.aborted) resolve();
  });
}

async function reconnect(options: ListenOptions, stopping: AbortSignal): Promise<pg.Client> {
  for (;;) {
    await delay(reconnectMilliseconds, undefined, { signal: stopping });
    try {
      return await connect(options);
    } catch (error) {
      options.onBreak(error as Error);
    }
  }
}
