/** `npm start`: everything Fleet needs, on one machine, until Ctrl-C. */
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTabs } from './build-tabs.ts';
import { findTakenPort } from './check-ports.ts';
import { type LocalDatabase, openLocalDatabase } from './local-database.ts';
import { LocalProgram } from './local-program.ts';
import { childEnvironment, type LocalSettings, readLocalSettings, repositoryFolder } from './local-settings.ts';
import { installBot, type Playground, preparePlaygrounds } from './playground.ts';
import { findRunningStart, removeRunMarker, waitForLeftovers, writeRunMarker } from './run-marker.ts';
import { demoPassword } from './seed/demo-directory.ts';

const parentPollMilliseconds = 500;

const say = (line: string) => process.stdout.write(`${line}\n`);
const programs: LocalProgram[] = [];
let database: LocalDatabase | undefined;
let settings: LocalSettings | undefined;
let ending = false;

/** Ends everything in order: what uses the database before the database. */
async function end(exitCode: number, lastLine?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (lastLine) process.stderr.write(`${lastLine}\n`);
  await Promise.all(programs.map((program) => program.stop()));
  await database?.embedded?.stop();
  if (settings) await removeRunMarker(settings.dataDirectory);
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
if (process.env.npm_lifecycle_event) {
  // npm passes signals on, but cannot when it is killed itself.
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && end(1), parentPollMilliseconds).unref();
}
try {
  await start();
} catch (error) {
  await end(1, (error as Error).message);
}

async function start(): Promise<void> {
  settings = readLocalSettings();
  const { dataDirectory, port, emulatorPort, playgroundPort } = settings;
  await mkdir(dataDirectory, { recursive: true });
  // The account that PostgreSQL runs as must be able to pass, but has no business looking around.
  await chmod(dataDirectory, 0o711);
  await requirePorts(settings);
  await writeRunMarker(dataDirectory, []);
  await mkdir(join(dataDirectory, 'logs'), { recursive: true });

  const [opened] = await Promise.all([openDatabase(settings), buildTabs()]);
  const env = childEnvironment(settings, opened);
  const botUrl = `http://127.0.0.1:${port}/api/messages`;
  const playgrounds = playgroundPort ? await preparePlaygrounds(dataDirectory, playgroundPort, botUrl) : [];
  const keys = `http://127.0.0.1:${emulatorPort}/common/discovery/v2.0/keys`;
  addProgram('microsoft', 'infra/local/microsoft.ts', env, () => answers(keys));
  // Nobody else reaches this machine's port, so it tells numbers as well.
  const observed = { METRICS_PORT: String(port), ...env };
  addProgram('web', 'api/src/web.ts', observed, () => answers(`http://127.0.0.1:${port}/readyz`));
  addProgram('worker', 'api/src/worker.ts', env, (output) => output.includes('worker ready'));
  addProgram('ingester', 'api/src/ingester.ts', env, (output) => output.includes('ingester ready'));
  if (settings.telematicsPort) {
    addProgram('telematics', 'infra/local/telematics.ts', env, (output) => output.includes('telematics ready'));
  }
  for (const playground of playgrounds) addPlayground(playground, env);
  const started = programs.map((program) => program.start());
  await writeRunMarker(
    dataDirectory,
    programs.flatMap(({ pid }) => pid ?? []),
  );
  await Promise.all(started);
  await Promise.all(playgrounds.map(installBot));
  watch(opened);
  announce(settings);
}

/** @throws one line that names the port and the variable that moves it */
async function requirePorts({
  dataDirectory,
  port,
  emulatorPort,
  telematicsPort,
  playgroundPort,
}: LocalSettings): Promise<void> {
  const wanted = [
    { port, variable: 'PORT' },
    { port: emulatorPort, variable: 'EMULATOR_PORT' },
    ...(telematicsPort ? [{ port: telematicsPort, variable: 'TELEMATICS_EMULATOR_PORT' }] : []),
    ...(playgroundPort ? [playgroundPort, playgroundPort + 1] : []).map((taken) => ({
      port: taken,
      variable: 'PLAYGROUND_PORT',
    })),
  ];
  const runningPid = await findRunningStart(dataDirectory);
  if (!runningPid) await waitForLeftovers(dataDirectory);
  const taken = await findTakenPort(wanted);
  if (!taken) return;
  const who = runningPid ? `Fleet itself (process ${runningPid})` : 'another program';
  throw new Error(`Port ${taken.port} is taken by ${who}: stop that, or set ${taken.variable} to a free port`);
}

async function openDatabase({ dataDirectory, databaseUrl }: LocalSettings): Promise<LocalDatabase> {
  database = await openLocalDatabase(dataDirectory, databaseUrl, say);
  return database;
}

function addProgram(name: string, file: string, env: NodeJS.ProcessEnv, isReady: (output: string) => unknown): void {
  programs.push(
    new LocalProgram({
      name,
      command: [process.execPath, join(repositoryFolder, file)],
      cwd: repositoryFolder,
      env,
      logFile: logFile(name),
      isReady: async (output) => Boolean(await isReady(output)),
    }),
  );
}

function addPlayground({ name, port, person, command, cwd }: Playground, env: NodeJS.ProcessEnv): void {
  programs.push(
    new LocalProgram({
      name: `playground-${name}`,
      command,
      cwd,
      // It tells the bot the zone of its own process, as a person's client tells the person's.
      env: { ...env, TEAMSAPPTESTER_BROWSER: 'none', TZ: person.timeZone },
      logFile: logFile(`playground-${name}`),
      isReady: () => answers(`http://127.0.0.1:${port}/_debug/ping`),
      stopSignal: 'KILL',
    }),
  );
}

function logFile(name: string): string {
  return join(settings?.dataDirectory ?? '', 'logs', `${name}.log`);
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.status < 400;
}

function watch({ embedded }: LocalDatabase): void {
  for (const program of programs) {
    program.keepRunning(say).catch((error: Error) => end(1, error.message));
  }
  // Nothing can go on without it, and its next start recovers by itself.
  embedded?.ended.then(() => end(1, 'PostgreSQL ended by itself; start again, the data is safe'));
}

function announce({ port, emulatorPort, playgroundPort, dataDirectory }: LocalSettings): void {
  say('');
  say(`Fleet is running at http://localhost:${port}`);
  say(`  tabs                         http://localhost:${port}/tabs/`);
  say(`  mailboxes and calendars      http://localhost:${emulatorPort}`);
  if (playgroundPort) {
    say(`  chat as the employee         http://localhost:${playgroundPort}`);
    say(`  chat as the approver         http://localhost:${playgroundPort + 1}`);
  }
  say('  people                       employee@, employee2@, approver@, manager@, admin@');
  say(`                               of contoso.example or fabrikam.example, password "${demoPassword}"`);
  say(`  logs                         ${join(dataDirectory, 'logs')}`);
  say('Ctrl-C ends everything; the data stays.');
}
