import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Under which account PostgreSQL runs; without an identity, this process's own. */
export interface Account {
  identity?: { uid: number; gid: number };
}

/**
 * PostgreSQL refuses to run as root. Root lends it the account that owns the existing data, else `postgres`, else `nobody`.
 * @param dataDirectory may not exist yet
 */
export async function chooseAccount(dataDirectory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(dataDirectory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { identity: { uid: owner.uid, gid: owner.gid } };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([readId('-u', name), readId('-g', name)]);
    if (uid !== undefined && gid !== undefined) return { identity: { uid, gid } };
  }
  throw new Error('PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to lend it');
}

async function readId(option: '-u' | '-g', name: string): Promise<number | undefined> {
  return run('id', [option, name]).then(
    ({ stdout }) => Number(stdout),
    () => undefined,
  );
}

/**
 * Runs a program as the account and waits for its end.
 * @throws with what it wrote to stderr
 */
export async function runAs(account: Account, program: string, parameters: readonly string[]): Promise<void> {
  try {
    await run(program, [...parameters], { ...account.identity, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(stderr?.trim() || message, { cause: error });
  }
}

/** Whether the account can enter the directory, every directory on the way included. */
export async function canEnter(account: Account, directory: string): Promise<boolean> {
  return runAs(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', directory]).then(
    () => true,
    () => false,
  );
}
