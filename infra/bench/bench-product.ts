/** The whole product as `npm start` runs it, on free ports and data of its own, for as long as a benchmark takes. */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from '../local/find-free-port.ts';
import { openLocalDatabase } from '../local/local-database.ts';
import { LocalProgram } from '../local/local-program.ts';
import { childEnvironment, repositoryFolder } from '../local/local-settings.ts';
import { relocatedDataDirectory } from '../local/postgres-place.ts';
import { type Connector, startConnector } from './connector.ts';
import { growFleet } from './grow-fleet.ts';

/** A server of the product that is measured. */
export interface MeasuredServer {
  name: 'now' | 'baseline';
  folder: string;
  url: string;
  program: LocalProgram;
}

export interface BenchProduct {
  servers: MeasuredServer[];
  /** Of the stand-in for Entra and Graph. */
  microsoftUrl: string;
  /** What links to reservations begin with. */
  publicUrl: string;
  connector: Connector;
  /** The superuser's connections: to look, never what is measured. */
  owner: pg.Pool;
  /** The superuser's address. */
  ownerUrl: string;
  /** As the server connects. */
  appUrl: string;
  /** A folder for what is needed as long as the benchmark runs. */
  folder: string;
  /** Runs one more program beside the product. */
  run(
    name: string,
    command: readonly string[],
    isReady: (output: string) => boolean,
    variables?: NodeJS.ProcessEnv,
  ): Promise<LocalProgram>;
  stop(): Promise<void>;
}

export interface BenchProductOptions {
  /** How many people will act in the grown fleet; none leaves the fleet of the demo as it is. */
  actors: number;
  baseline: string | undefined;
  /** Where the server's CPU profile goes. */
  profile: string | undefined;
}

/** @throws after everything that had been started was ended and removed */
export async function startBenchProduct(options: BenchProductOptions): Promise<BenchProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-bench-'));
  const cleanUps = [
    async () => {
      await rm(folder, { recursive: true, force: true });
      await rm(relocatedDataDirectory(join(folder, 'postgres')), { recursive: true, force: true });
    },
  ];
  const stop = async () => {
    for (const cleanUp of cleanUps.reverse().splice(0)) await cleanUp();
  };
  try {
    return { ...(await start(folder, options, cleanUps)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  folder: string,
  { actors, baseline, profile }: BenchProductOptions,
  cleanUps: (() => Promise<unknown>)[],
): Promise<Omit<BenchProduct, 'stop'>> {
  // The account that runs PostgreSQL must be able to pass.
  await chmod(folder, 0o711);
  await mkdir(join(folder, 'logs'));
  const opened = await openLocalDatabase(folder, undefined, (line) => process.stderr.write(`${line}\n`));
  cleanUps.push(async () => opened.embedded?.stop());
  const ownerUrl = opened.embedded?.url ?? '';
  if (actors > 0) await growFleet(ownerUrl, actors);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => {});
  cleanUps.push(() => owner.end());
  await owner.query('vacuum analyze');
  const connector = await startConnector();
  cleanUps.push(() => connector.stop());

  const [port, emulatorPort, baselinePort] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const settings = {
    port,
    emulatorPort,
    telematicsPort: undefined,
    playgroundPort: undefined,
    dataDirectory: folder,
    databaseUrl: undefined,
  };
  const env = childEnvironment(settings, opened);
  const run = async (
    name: string,
    command: readonly string[],
    isReady: ReadyTest,
    variables: NodeJS.ProcessEnv = {},
  ) => {
    const logFile = join(folder, 'logs', `${name}.log`);
    const program = new LocalProgram({
      ...{ name, command: [process.execPath, ...command], cwd: repositoryFolder, logFile, isReady },
      env: { ...env, ...variables },
    });
    cleanUps.push(() => program.stop());
    await program.start();
    return program;
  };
  const serve = async (
    server: Omit<MeasuredServer, 'program'>,
    own: number,
    flags: readonly string[] = [],
  ): Promise<MeasuredServer> => {
    const file = join(server.folder, 'api/src/web.ts');
    const isReady = (output: string) => output.includes('web listening');
    return { ...server, program: await run(server.name, [...flags, file], isReady, { PORT: String(own) }) };
  };
  await run('microsoft', [join(repositoryFolder, 'infra/local/microsoft.ts')], (output) =>
    output.includes('listening'),
  );
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const servers = [
    await serve({ name: 'now', folder: repositoryFolder, url: `http://127.0.0.1:${port}` }, port, profiling),
  ];
  if (baseline) {
    const url = `http://127.0.0.1:${baselinePort}`;
    servers.push(await serve({ name: 'baseline', folder: baseline, url }, baselinePort));
  }
  await run('worker', [join(repositoryFolder, 'api/src/worker.ts')], (output) => output.includes('worker ready'));
  await waitUntilCarried(owner);
  const microsoftUrl = env.MICROSOFT_EMULATOR_URL;
  return {
    servers,
    microsoftUrl,
    publicUrl: env.PUBLIC_URL,
    connector,
    owner,
    ownerUrl,
    appUrl: opened.appUrl,
    folder,
    run,
  };
}

type ReadyTest = (output: string) => boolean | Promise<boolean>;

const mostWaitMilliseconds = 300_000;

/**
 * Waits until the worker has carried everything that is due: the demo companies' reservations go to Outlook at the first
 * start, which no customer waits for and nothing here measures.
 */
async function waitUntilCarried(owner: pg.Pool): Promise<void> {
  const endAt = performance.now() + mostWaitMilliseconds;
  for (;;) {
    const { rows } = await owner.query<{ due: number }>(
      'select count(*)::integer as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts',
    );
    const due = rows[0]?.due ?? 0;
    if (due === 0) return;
    if (performance.now() > endAt) throw new Error(`The worker still has ${due} jobs to do`);
    await delay(200);
  }
}
