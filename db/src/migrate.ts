import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { listMigrationFiles, migrationsFolder } from './migration-files.ts';

const roles = ['fleet_owner', 'fleet_app', 'fleet_jobs'] as const;
const minimumServerVersion = 180_000;
/** Duplicate, already there, and "tuple concurrently updated": what roles made or changed twice at once come to. */
const roleRaceCodes = ['23505', '42710', 'XX000'];
const maximumAttempts = 20;
const insufficientPrivilege = '42501';

export interface MigrateOptions {
  /** A role that may create roles and owns the database; used for migrations only. */
  databaseUrl: string;
  /** Given to the login roles fleet_app (server) and fleet_jobs (job queue); left alone when absent. */
  rolePassword?: string;
}

/**
 * Brings a database to the newest schema: roles, extension, job queue, then each file of db/migrations in its own
 * transaction. Safe to run from several processes at once.
 * @returns the names of the files applied now
 * @throws when an applied file was changed, removed, or a new one sorts before it; when somebody else made the roles and
 * the role may not use them
 */
export async function migrate({ databaseUrl, rolePassword }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'fleet-migrate' });
  await client.connect();
  try {
    await requireServerVersion(client);
    await client.query("select pg_advisory_lock(hashtextextended('fleet.migrate', 0))");
    await ensureRoles(client, rolePassword);
    await client.query('create extension if not exists btree_gist');
    await migrateJobQueue(databaseUrl);
    await client.query('set role fleet_owner');
    return await applyFiles(client);
  } finally {
    await client.end();
  }
}

async function requireServerVersion(client: pg.Client): Promise<void> {
  const answer = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(answer.rows[0]?.server_version_num);
  if (version < minimumServerVersion) throw new Error(`PostgreSQL 18 or newer is needed; this server is ${version}`);
}

/** Roles belong to the whole server, where another database may be migrated at once; no lock that anybody may take spans both. */
async function ensureRoles(client: pg.Client, rolePassword: string | undefined): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query('begin');
    try {
      await changeRoles(client, rolePassword);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const { code = '', message } = error as pg.DatabaseError;
      if (code === insufficientPrivilege) throw lacksRoles(message, client.user, error);
      // In every race somebody wins, so the next attempt meets fewer.
      if (attempt === maximumAttempts || !roleRaceCodes.includes(code)) throw error;
    }
  }
}

function lacksRoles(message: string, role: string | undefined, cause: unknown): Error {
  const grant = `grant ${roles.join(', ')} to "${role}" with admin option`;
  const advice = `It needs CREATEROLE and its own database; if somebody else made the roles, let them run: ${grant}`;
  return new Error(`The role of DATABASE_URL may not do what migrations need: ${message}. ${advice}`, { cause });
}

async function changeRoles(client: pg.Client, rolePassword: string | undefined): Promise<void> {
  const present = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    roles,
  ]);
  const names = new Set(present.rows.map((row) => row.rolname));
  for (const role of roles) {
    if (!names.has(role)) await client.query(`create role ${role} nosuperuser nobypassrls`);
    await client.query(`grant ${role} to current_user`);
  }
  if (rolePassword !== undefined) {
    const literal = client.escapeLiteral(rolePassword);
    await client.query(`alter role fleet_app login password ${literal}`);
    await client.query(`alter role fleet_jobs login password ${literal}`);
  }
  await client.query('grant fleet_jobs to fleet_owner');
  const database = client.escapeIdentifier(client.database ?? '');
  await client.query(`grant create on database ${database} to fleet_owner, fleet_jobs`);
  await client.query('grant create on schema public to fleet_owner');
}

async function migrateJobQueue(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c role=fleet_jobs', max: 2 });
  // The query that meets a broken connection reports it; an idle one may break unheard.
  pool.on('error', () => {});
  pool.on('connect', (connection) => connection.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const recorded = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
  const applied = new Map(recorded.rows.map((row) => [row.name, row.sha256]));
  const files = await listMigrationFiles();
  const missing = [...applied.keys()].find((name) => !files.includes(name));
  if (missing) throw new Error(`The applied migration ${missing} is not in db/migrations`);
  const newest = [...applied.keys()].sort().at(-1) ?? '';
  const now: string[] = [];
  for (const name of files) {
    const text = await readFile(new URL(name, migrationsFolder), 'utf8');
    const sha256 = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
    const before = applied.get(name);
    if (before === sha256) continue;
    if (before) throw new Error(`The applied migration ${name} was changed; write a new file instead`);
    if (name < newest) throw new Error(`The migration ${name} sorts before ${newest}, which is already applied`);
    await applyFile(client, name, text, sha256);
    now.push(name);
  }
  return now;
}

async function applyFile(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
