import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the stand-in's own database, `microsoft365.sqlite`. In WAL mode whatever was committed, and so acknowledged,
 * survives `kill -9`; only a power cut could take the last moments.
 * @param dataDir a folder, or `:memory:` for a test
 */
export function openDatabase(dataDir: string): DatabaseSync {
  const database = new DatabaseSync(dataDir === ':memory:' ? dataDir : fileIn(dataDir));
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
  database.exec(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
  return database;
}

function fileIn(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return join(dataDir, 'microsoft365.sqlite');
}
