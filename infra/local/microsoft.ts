import { entraRoutes } from './entra/entra-routes.ts';
import { loadSigningKey } from './entra/signing-key.ts';
import { listen } from './http/listen.ts';
import { createRouter } from './http/router.ts';
import type { Microsoft365 } from './state/microsoft365.ts';
import { openDatabase } from './state/open-database.ts';

export interface MicrosoftOptions {
  /** 0 for any free port */
  port: number;
  /** A folder for `microsoft365.sqlite`, or `:memory:`. */
  dataDir: string;
  now?: () => Date;
  /** Origin under which it is reached; by default `http://localhost:{port}`. */
  publicUrl?: string;
}

export interface Microsoft {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts what stands in for Microsoft Entra ID, Microsoft Graph and Exchange on one machine. It serves plain node:http
 * with a router of its own: `$batch` runs requests without a socket, paths ignore letter case, and nothing here is a load.
 */
export async function startMicrosoft(options: MicrosoftOptions): Promise<Microsoft> {
  const database = openDatabase(options.dataDir);
  let url = options.publicUrl ?? '';
  const microsoft365: Microsoft365 = {
    database,
    now: options.now ?? (() => new Date()),
    publicUrl: () => url,
  };
  const entra = { ...microsoft365, signingKey: await loadSigningKey(microsoft365) };
  const router = createRouter([...entraRoutes(entra)]);
  const listener = await listen(router, options.port, (error) => process.stderr.write(`${describe(error)}\n`));
  url ||= `http://localhost:${listener.port}`;
  return {
    url,
    close: async () => {
      await listener.close();
      database.close();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.main) {
  const port = Number(process.env.EMULATOR_PORT ?? 3979);
  const microsoft = await startMicrosoft({ port, dataDir: process.env.DATA_DIR ?? '.data' });
  process.stdout.write(`Microsoft stand-in listening at ${microsoft.url}\n`);
  const stop = () => microsoft.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
