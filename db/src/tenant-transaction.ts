import type pg from 'pg';
import { leaveTogether } from './one-write.ts';
import type { TenantId } from './tenant-id.ts';

export interface Statement {
  /** At most 63 characters, one text a name: PostgreSQL prepares it once per connection. */
  name: string;
  text: string;
  values?: readonly unknown[];
}

/** The only way to query: every statement runs as the application role with the tenant set for this transaction alone. */
export interface TenantTransaction {
  query<Row>(statement: Statement): Promise<Row[]>;
}

export interface TenantDatabase {
  /** Asks one question of the tenant's data, in one round trip; it cannot change anything. */
  read<Row>(tenantId: TenantId, statement: Statement): Promise<Row[]>;
  /**
   * Runs `work` in one transaction of the tenant and commits it. A lost race is run again, so `work` must have no effect
   * outside the transaction.
   * @throws whatever `work` throws, after a rollback
   */
  transaction<Result>(tenantId: TenantId, work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result>;
}

/** What watches the work, so that nothing that is watched knows of it. */
export interface DatabaseObserver {
  /** Runs one statement, or one transaction (named `transaction`), and sees how it ends. */
  observe<Result>(name: string, run: () => Promise<Result>): Promise<Result>;
  /** The trace that goes on now (W3C Trace Context); events written in the transaction carry it. */
  traceParent(): string | undefined;
}

const setTenant = "select set_config('app.tenant_id', $1, true)";
const setTenantAndTrace = "select set_config('app.tenant_id', $1, true), set_config('app.trace_parent', $2, true)";
/** A deadlock, and an exclusion constraint that an update ran into: the second time, the winner is visible. */
const worthAnotherTry = ['40P01', '23P01'];
const maximumAttempts = 3;

export function createTenantDatabase(pool: pg.Pool, observer?: DatabaseObserver): TenantDatabase {
  const database: TenantDatabase = {
    read: (tenantId, statement) => readOnce(pool, tenantId, statement),
    async transaction(tenantId, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runOnce(pool, tenantId, work, observer?.traceParent());
        } catch (error) {
          if (attempt === maximumAttempts || !worthAnotherTry.includes((error as { code?: string }).code ?? ''))
            throw error;
        }
      }
    },
  };
  return observer ? observed(database, observer) : database;
}

function observed({ read, transaction }: TenantDatabase, { observe }: DatabaseObserver): TenantDatabase {
  return {
    read: (tenantId, statement) => observe(statement.name, () => read(tenantId, statement)),
    transaction: (tenantId, work) =>
      observe('transaction', () =>
        transaction(tenantId, ({ query }) =>
          work({ query: (statement) => observe(statement.name, () => query(statement)) }),
        ),
      ),
  };
}

function tenantStatement(tenantId: TenantId, traceParent: string | undefined): pg.QueryConfig {
  return traceParent
    ? { name: 'set-tenant-and-trace', text: setTenantAndTrace, values: [tenantId, traceParent] }
    : { name: 'set-tenant', text: setTenant, values: [tenantId] };
}

async function readOnce<Row>(
  pool: pg.Pool,
  tenantId: TenantId,
  { name, text, values = [] }: Statement,
): Promise<Row[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    leaveTogether(client);
    const asked = Promise.all([
      client.query('begin read only'),
      client.query({ name: 'set-tenant', text: setTenant, values: [tenantId] }),
      client.query({ name, text, values: [...values] }),
    ]);
    asked.catch(() => {});
    // Leaves together with the question. After an error of the question it is a rollback, so the connection stays clean.
    await client.query('commit').catch((error: Error) => {
      broken = error;
    });
    const [, , answer] = await asked;
    if (broken) throw broken;
    return answer.rows as Row[];
  } finally {
    client.release(broken);
  }
}

async function runOnce<Result>(
  pool: pg.Pool,
  tenantId: TenantId,
  work: (transaction: TenantTransaction) => Promise<Result>,
  traceParent: string | undefined,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited before `work`: begin, the tenant and the first query leave in one round trip.
    leaveTogether(client);
    const opened = Promise.all([client.query('begin'), client.query(tenantStatement(tenantId, traceParent))]);
    opened.catch(() => {});
    const result = await work({
      async query<Row>({ name, text, values = [] }: Statement) {
        const answer = await client.query({ name, text, values: [...values] });
        return answer.rows as Row[];
      },
    });
    await opened;
    const commit = await client.query('commit');
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (commit.command !== 'COMMIT') throw new Error('The transaction was rolled back by the database');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
