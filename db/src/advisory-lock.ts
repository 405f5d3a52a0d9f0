import type pg from 'pg';

/** Runs work that no other process does at the same time. @returns false, without running it, when another does */
export type Exclusively = (key: string, work: () => Promise<void>) => Promise<boolean>;

/**
 * Locks of the session and not of a transaction, so that work may wait for the network meanwhile. A process that dies loses
 * its connection and with it the lock. Each holds one connection of the pool.
 */
export function createExclusively(pool: Pick<pg.Pool, 'connect'>): Exclusively {
  return async (key, work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const answer = await client.query<{ taken: boolean }>({
        name: 'advisory-lock',
        text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
        values: [key],
      });
      if (!answer.rows[0]?.taken) return false;
      try {
        await work();
      } finally {
        const unlock = {
          name: 'advisory-unlock',
          text: 'select pg_advisory_unlock(hashtextextended($1, 0))',
          values: [key],
        };
        // A connection that cannot say so is closed, which unlocks as well.
        await client.query(unlock).catch((error: Error) => {
          broken = error;
        });
      }
      return true;
    } finally {
      client.release(broken);
    }
  };
}
