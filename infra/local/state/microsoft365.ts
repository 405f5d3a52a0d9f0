import type { DatabaseSync } from 'node:sqlite';

/** Everything the stand-in's parts share: its stored state and the outside facts they may not fetch themselves. */
export interface Microsoft365 {
  database: DatabaseSync;
  now: () => Date;
  /** What ids and tokens are made of; in a simulation they come from its seed. */
  randomBytes: (size: number) => Buffer;
  /** Origin under which the stand-in is reached, for example `http://localhost:3979`. */
  publicUrl: () => string;
  /** Told of every write to a calendar, within its transaction. */
  onEventChange?: () => void;
}

/** Runs `work` in one SQLite transaction: a reader, or the next start after a kill, sees all of it or nothing. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
