import { readdir } from 'node:fs/promises';

export const migrationsFolder = new URL('../migrations/', import.meta.url);

/** The names of the files of db/migrations, in the order in which they are applied. */
export async function listMigrationFiles(): Promise<string[]> {
  return (await readdir(migrationsFolder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
}
