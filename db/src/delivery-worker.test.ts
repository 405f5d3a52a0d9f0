import { fork } from 'node:child_process';
import { once } from 'node:events';
import { demoTenants } from '@fleet/local/seed/demo-directory.ts';
import { createTestDatabase, type TestDatabase } from '@fleet/local/testing/test-database.ts';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Delivery, type DeliveryWorker, startDeliveryWorker } from './delivery-worker.ts';
import { findTenantByEntraId } from './find-tenant.ts';
import { writeOutboxEvent } from './outbox.ts';
import { createApplicationPool } from './pools.ts';
import { createTenantDatabase } from './tenant-transaction.ts';

const patience = { timeout: 15_000, interval: 20 };
let database: TestDatabase;
let pool: pg.Pool;
let jobs: pg.Client;
let worker: DeliveryWorker | undefined;

beforeEach(async () => {
  database = await createTestDatabase({ demo: true });
  pool = createApplicationPool({ connectionString: database.appUrl, applicationName: 'test' });
  jobs = new pg.Client({ connectionString: database.jobsUrl });
  await jobs.connect();
});

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await pool.end();
  await jobs.end();
  await database.drop();
});

async function commitEvent(outcome: 'commit' | 'roll back' = 'commit'): Promise<string> {
  const tenantId = await findTenantByEntraId(pool, demoTenants[0]?.entraTenantId ?? '');
  if (!tenantId) throw new Error('the demo tenant is missing');
  const entityId = crypto.randomUUID();
  const work = createTenantDatabase(pool).transaction(tenantId, async (transaction) => {
    await writeOutboxEvent(transaction, { type: 'test.happened', entityId });
    if (outcome === 'roll back') throw new Error('rolled back');
  });
  await (outcome === 'commit' ? work : expect(work).rejects.toThrow('rolled back'));
  return entityId;
}

function start(deliver: Delivery['deliver'], concurrency = 4) {
  const deliveries = [{ name: 'test-effect', handles: ['test.happened'], deliver }];
  return startDeliveryWorker({ jobsUrl: database.jobsUrl, deliveries, concurrency, log: () => {} });
}

async function waitingJobs(): Promise<number> {
  const answer = await jobs.query<{ count: number }>('select count(*) from graphile_worker.jobs');
  return answer.rows[0]?.count ?? 0;
}

test('a committed event reaches its effect once, and an effect that fails is tried again', async () => {
  const delivered: string[] = [];
  let failures = 1;
  worker = await start(async (event) => {
    if (failures-- > 0) throw new Error('the other side is away');
    delivered.push(event.entityId);
  });
  const entityId = await commitEvent();
  await vi.waitFor(() => expect(delivered).toEqual([entityId]), patience);
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
});

test('what asks nobody outside does not wait for other systems, however many of them do not answer', async () => {
  const quick: string[] = [];
  const answers: (() => void)[] = [];
  const handles = ['test.happened'];
  worker = await startDeliveryWorker({
    jobsUrl: database.jobsUrl,
    concurrency: 2,
    log: () => {},
    deliveries: [
      { name: 'slow-effect', handles, deliver: () => new Promise((resolve) => answers.push(resolve)) },
      { name: 'quick-effect', handles, isQuick: true, deliver: async ({ entityId }) => void quick.push(entityId) },
    ],
  });
  const entityIds: string[] = [];
  for (let count = 0; count < 5; count++) entityIds.push(await commitEvent());
  await vi.waitFor(() => expect(quick.toSorted()).toEqual(entityIds.toSorted()), patience);
  expect(answers).toHaveLength(2);
  // Lets the worker end.
  const letting = setInterval(() => answers.splice(0).forEach((answer) => void answer()), 20);
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
  clearInterval(letting);
});

/** What an outside system may say: not before so many seconds. */
const notBefore = (retryAfterSeconds: number) => Object.assign(new Error('too many requests'), { retryAfterSeconds });

test('when the other side says how long to wait, the queue waits so long, and others go on meanwhile', async () => {
  const throttled = await commitEvent();
  const delivered: string[] = [];
  worker = await start(async ({ entityId }) => {
    if (entityId === throttled) throw notBefore(60);
    delivered.push(entityId);
  }, 1);
  const other = await commitEvent();
  await vi.waitFor(() => expect(delivered).toEqual([other]), patience);
  const job = await vi.waitFor(async () => {
    const { rows } = await jobs.query<{ seconds: number; key: string; attempts: number; max_attempts: number }>(
      `select extract(epoch from run_at - now())::float8 as seconds, key, attempts, max_attempts
         from graphile_worker.jobs`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.seconds).toBeGreaterThan(50);
    return rows[0];
  }, patience);
  expect(job?.seconds).toBeLessThan(90);
  expect(job).toMatchObject({ key: expect.stringMatching(/^test-effect:/), attempts: 0, max_attempts: 24 });
});

test('what never succeeds is given up, however often it is told to wait', async () => {
  await commitEvent();
  const [fanOut] = (await jobs.query<{ payload: object }>('select payload from graphile_worker._private_jobs')).rows;
  await jobs.query('select dispatch_event($1, $2)', [JSON.stringify(fanOut?.payload), ['test-effect']]);
  await jobs.query("update graphile_worker._private_jobs set max_attempts = 3 where key like 'test-effect:%'");
  let tries = 0;
  worker = await start(async () => {
    tries++;
    throw notBefore(0);
  });
  const left = () =>
    jobs.query<{ spent: boolean }>('select attempts >= max_attempts as spent from graphile_worker.jobs');
  await vi.waitFor(async () => expect((await left()).rows).toEqual([{ spent: true }]), patience);
  expect(tries).toBe(3);
});

test('what is rolled back leaves no job', async () => {
  await commitEvent('roll back');
  expect(await waitingJobs()).toBe(0);
});

test('a delivery cut off by kill -9 is done by the next worker within seconds', async () => {
  const entityId = await commitEvent();
  const child = fork(new URL(import.meta.resolve('@fleet/local/testing/hanging-delivery-worker.ts')), [
    database.jobsUrl,
    'test-effect',
    'test.happened',
  ]);
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const delivered: string[] = [];
  worker = await start(async (event) => void delivered.push(event.entityId));
  await vi.waitFor(() => expect(delivered).toEqual([entityId]), patience);
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
});

test('an event committed while no worker runs waits for one', async () => {
  const entityId = await commitEvent();
  const delivered: string[] = [];
  worker = await start(async (event) => void delivered.push(event.entityId));
  await vi.waitFor(() => expect(delivered).toEqual([entityId]), patience);
});

test('a live worker keeps its job while peers look for dead ones', async () => {
  const held = Promise.withResolvers<void>();
  const deliveries: string[] = [];
  await commitEvent();
  worker = await start(async () => {
    deliveries.push('busy worker');
    await held.promise;
  }, 1);
  await vi.waitFor(() => expect(deliveries).toEqual(['busy worker']), patience);
  const peer = await start(async () => void deliveries.push('peer'));
  try {
    await commitEvent();
    await vi.waitFor(() => expect(deliveries).toContain('peer'), patience);
    await vi.waitFor(async () => expect(await reapersSeen()).toBe(2), patience);
  } finally {
    held.resolve();
  }
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
  await peer.stop();
  expect(deliveries).toEqual(['busy worker', 'peer']);
});

async function reapersSeen(): Promise<number> {
  const answer = await jobs.query<{ count: number }>(
    "select count(*) from pg_stat_activity where query like '%force_unlock_workers%' and pid <> pg_backend_pid() and datname = current_database()",
  );
  return answer.rows[0]?.count ?? 0;
}

test('a fan-out that runs twice queues each delivery once', async () => {
  const entityId = await commitEvent();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const event = await owner.query<{ payload: object }>('select payload from graphile_worker._private_jobs');
  await owner.end();
  const payload = JSON.stringify(event.rows[0]?.payload);
  const dispatch = () =>
    jobs.query<{ done: boolean }>('select dispatch_event($1, $2) as done', [payload, ['test-effect']]);
  expect((await dispatch()).rows[0]?.done).toBe(true);
  expect((await dispatch()).rows[0]?.done).toBe(false);
  const delivered: string[] = [];
  worker = await start(async (received) => void delivered.push(received.entityId));
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
  expect(delivered).toEqual([entityId]);
});

// With the calendar's rounds, which are one at a time, that makes the four requests at once that Graph takes for a mailbox.
test('of one tenant no more than three mails are sent at once, by however many workers', async () => {
  const held = Promise.withResolvers<void>();
  let [atOnce, mostAtOnce, sent] = [0, 0, 0];
  const mail: Delivery = {
    name: 'send-mail',
    handles: ['test.happened'],
    async deliver() {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await held.promise;
      atOnce--;
      sent++;
    },
  };
  for (let count = 0; count < 24; count++) await commitEvent();
  const options = { jobsUrl: database.jobsUrl, deliveries: [mail], concurrency: 8, log: () => {} };
  worker = await startDeliveryWorker(options);
  const peer = await startDeliveryWorker(options);
  try {
    const waiting = "select count(*) from graphile_worker.jobs where task_identifier = 'send-mail'";
    await vi.waitFor(async () => expect((await jobs.query(waiting)).rows[0]?.count).toBe(24), patience);
    await vi.waitFor(() => expect(atOnce).toBe(3), patience);
    held.resolve();
    await vi.waitFor(() => expect(sent).toBe(24), patience);
    expect(mostAtOnce).toBe(3);
  } finally {
    held.resolve();
    await peer.stop();
  }
});

test('every minute strikes once for all workers, for every tenant, and never while the last one still runs', async () => {
  const strikes: { worker: string; tenantIds: readonly string[] }[] = [];
  const held = Promise.withResolvers<void>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const strikeOn = (name: string) => async (tenantIds: readonly string[]) => {
    strikes.push({ worker: name, tenantIds });
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    await held.promise;
    atOnce--;
  };
  const options = { jobsUrl: database.jobsUrl, deliveries: [], log: () => {} };
  worker = await startDeliveryWorker({ ...options, everyMinute: strikeOn('one') });
  const peer = await startDeliveryWorker({ ...options, everyMinute: strikeOn('other') });
  try {
    const known = await jobs.query('select identifier from graphile_worker._private_known_crontabs');
    expect(known.rows).toEqual([{ identifier: 'every-minute' }]);
    await minuteBegins();
    await vi.waitFor(() => expect(strikes).toHaveLength(1), patience);
    for (let next = 0; next < 3; next++) await minuteBegins();
    // Of the minutes that passed meanwhile one is left, and waits.
    expect(await waitingJobs()).toBe(2);
  } finally {
    held.resolve();
  }
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience);
  await peer.stop();
  expect(strikes.length).toBeGreaterThanOrEqual(2);
  expect(mostAtOnce).toBe(1);
  const tenantIds = demoTenants.map(({ tenantId }) => tenantId).sort();
  for (const strike of strikes) expect([...strike.tenantIds].sort()).toEqual(tenantIds);
});

test('a strike cut off by kill -9 does not keep the next minute from striking', async () => {
  await minuteBegins();
  const child = fork(new URL(import.meta.resolve('@fleet/local/testing/hanging-delivery-worker.ts')), [
    database.jobsUrl,
    'test-effect',
    'test.happened',
  ]);
  expect(await once(child, 'message')).toContain('every-minute');
  child.kill('SIGKILL');
  await once(child, 'exit');
  let strikes = 0;
  const everyMinute = async () => void strikes++;
  worker = await startDeliveryWorker({ jobsUrl: database.jobsUrl, deliveries: [], everyMinute, log: () => {} });
  await minuteBegins();
  await vi.waitFor(() => expect(strikes).toBeGreaterThanOrEqual(1), patience);
});

/** What the clock does. */
async function minuteBegins(): Promise<void> {
  await jobs.query(`select graphile_worker.add_job('every-minute',
    queue_name := 'every-minute', job_key := 'every-minute', max_attempts := 1)`);
}
