import { once } from 'node:events';
import { createServer } from 'node:net';

export interface WantedPort {
  port: number;
  /** The variable that moves it. */
  variable: string;
}

/** @returns the first one somebody else listens on */
export async function findTakenPort(wanted: readonly WantedPort[]): Promise<WantedPort | undefined> {
  for (const candidate of wanted) {
    // Some listen on loopback alone, some on every address; either would be in the way.
    for (const host of ['127.0.0.1', undefined]) {
      if (await isTaken(candidate.port, host)) return candidate;
    }
  }
  return undefined;
}

async function isTaken(port: number, host: string | undefined): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') return true;
    throw error;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
