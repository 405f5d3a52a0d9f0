import pg from 'pg';

// Counters such as odometer_meters are bigint; all stay far below 2^53, so a number is exact and simpler than a string.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PoolOptions {
  connectionString: string;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  maximumConnections?: number;
}

/**
 * Opens the pool through which the application works as the unprivileged role. Queries are pipelined, so statements
 * issued together travel together; a statement, a lock and an idle transaction each have a limit.
 */
export function createApplicationPool({
  connectionString,
  applicationName,
  maximumConnections = 8,
}: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: applicationName,
    max: maximumConnections,
    pipeline: true,
    // A new connection plans every statement anew, most of them six times: those there are stay, for an hour.
    idleTimeoutMillis: 0,
    maxLifetimeSeconds: 3_600,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 10_000,
  });
  // A lent connection that breaks fails its queries, which tell; unheard, its own error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
