import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '@fleet/db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { seedDemoMasterData } from './seed/seed-demo.ts';
import { seedDemoReservations } from './seed/seed-reservations.ts';

export interface LocalDatabase {
  /** Encrypts the secrets in the database. */
  secretsKey: string;
  appUrl: string;
  jobsUrl: string;
  /** Absent with a server of one's own. */
  embedded?: EmbeddedPostgres;
}

/**
 * Starts the embedded PostgreSQL unless there is a server of one's own, and brings it to the newest schema with the demo
 * companies in it.
 */
export async function openLocalDatabase(
  dataDirectory: string,
  databaseUrl: string | undefined,
  notice: (line: string) => void,
): Promise<LocalDatabase> {
  const secrets = await loadSecrets(dataDirectory);
  const embedded = databaseUrl
    ? undefined
    : await startEmbeddedPostgres({
        dataDirectory: join(dataDirectory, 'postgres'),
        password: secrets.postgresPassword,
        settings: { max_connections: '200' },
        notice,
      });
  const ownerUrl = databaseUrl ?? embedded?.url ?? '';
  try {
    await migrate({ databaseUrl: ownerUrl, rolePassword: secrets.rolePassword });
    await seedDemoMasterData(ownerUrl);
    await seedDemoReservations(ownerUrl, new Date());
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const opened = {
    secretsKey: secrets.secretsKey,
    appUrl: withRole(ownerUrl, 'fleet_app', secrets.rolePassword),
    jobsUrl: withRole(ownerUrl, 'fleet_jobs', secrets.rolePassword),
  };
  return embedded ? { ...opened, embedded } : opened;
}

function withRole(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

interface Secrets {
  postgresPassword: string;
  rolePassword: string;
  secretsKey: string;
}

export const secretsFile = 'secrets.json';

async function loadSecrets(dataDirectory: string): Promise<Secrets> {
  const path = join(dataDirectory, secretsFile);
  const kept = await readSecrets(path);
  const secrets: Secrets = {
    postgresPassword: kept.postgresPassword ?? randomBytes(24).toString('hex'),
    rolePassword: kept.rolePassword ?? randomBytes(24).toString('hex'),
    secretsKey: kept.secretsKey ?? randomBytes(32).toString('base64'),
  };
  // One that an older version wrote lacks what was not needed then.
  const isComplete = Object.keys(secrets).every((name) => name in kept);
  if (isComplete) return secrets;
  // Whole or not at all: half a file would lock the next start out of its own database.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  await rename(unfinished, path);
  return secrets;
}

async function readSecrets(path: string): Promise<Partial<Secrets>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
