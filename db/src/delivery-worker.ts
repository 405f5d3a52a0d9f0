/**
 * Carries committed events to their effects: one fan-out job an event, then one retryable job an effect; and strikes every
 * minute, once for all workers, for what happens by the clock. A pool that died
 * holds its jobs locked for hours by the library's own rule; here each pool also holds a session advisory lock, and its
 * peers free the jobs of every pool whose lock is gone.
 */
import { EventEmitter } from 'node:events';
import {
  type JobHelpers,
  Logger,
  type Runner,
  type RunnerOptions,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import type { OutboxEvent } from './outbox.ts';
import { mintTenantId, type TenantId } from './tenant-id.ts';

export interface Delivery {
  /** The job's name; it is stored in the queue, so it never changes. */
  name: string;
  /** The event types it wants to hear of. */
  handles: readonly string[];
  /**
   * Runs at least once per event; throwing means: again later, but not for ever. An error with `retryAfterSeconds` says when
   * at the earliest.
   */
  deliver(event: OutboxEvent, tenantId: TenantId): Promise<void>;
  /** Asks nobody outside: somebody waits to hear of it, so it does not wait until other systems have answered. */
  isQuick?: boolean | undefined;
}

export interface DeliveryWorkerOptions {
  /** Connects as fleet_jobs. */
  jobsUrl: string;
  deliveries: readonly Delivery[];
  /** Runs every minute with all tenants, on one of the workers, and never twice at the same time. */
  everyMinute?: (tenantIds: readonly TenantId[]) => Promise<void>;
  /** Told once of every committed event. */
  onEvent?: ((event: OutboxEvent) => void) | undefined;
  /** How many deliveries run at once, beside the quick ones. */
  concurrency?: number;
  log: (level: 'error' | 'warning' | 'info' | 'debug', message: string) => void;
}

export interface DeliveryWorker {
  /** Resolves when the pool ended; rejects when it broke. */
  ended: Promise<void>;
  /** Finishes the jobs at hand and takes no more. */
  stop(): Promise<void>;
}

const reapIntervalMilliseconds = 1_000;
const quickConcurrency = 2;
/** Of the time to wait, on top of it. */
const mostJitter = 0.25;

// The queue lets no two strikes run at once, and the key no more than one wait; the next minute is the other attempt.
const crontab = '* * * * * every-minute ?id=every-minute&max=1&queue=every-minute&jobKey=every-minute';

// A pool announces itself before it takes a job, so an absent lock means a dead pool.
const lockPool = 'select pg_advisory_lock(hashtextextended($1, 0))';
const unlockJobsOfDeadPools = `
  select graphile_worker.force_unlock_workers(array(
    select locked_by from (
      select distinct locked_by from graphile_worker.jobs where locked_by is not null and locked_by <> all ($1)
    ) as holder
    where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))
  ))`;

/**
 * What the queue notes of its own work may be lost when PostgreSQL dies, as the work is then done once more; waiting for the
 * disk three times a job would slow the commits of people. Commits stay in order, so that nothing is noted of lost work.
 */
function withoutWaitingForDisk(jobsUrl: string): string {
  const url = new URL(jobsUrl);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
}

/** Starts to carry events, and takes over what a killed worker left within about a second. */
export async function startDeliveryWorker(options: DeliveryWorkerOptions): Promise<DeliveryWorker> {
  const { jobsUrl, deliveries, everyMinute, onEvent, concurrency = 8, log } = options;
  const liveness = new pg.Client({ connectionString: jobsUrl, application_name: 'fleet-worker-liveness' });
  await liveness.connect();
  const quick: TaskList = { 'fan-out': fanOut(deliveries, onEvent) };
  const others: TaskList = {};
  for (const delivery of deliveries) (delivery.isQuick ? quick : others)[delivery.name] = deliverNow(delivery);
  if (everyMinute) others['every-minute'] = strike(everyMinute);
  const lane = (taskList: TaskList, atOnce: number, clock = '') =>
    startLane(liveness, {
      connectionString: withoutWaitingForDisk(jobsUrl),
      crontab: clock,
      taskList,
      concurrency: atOnce,
      maxPoolSize: atOnce + 2,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => log(level as Parameters<typeof log>[0], message)),
    });
  const lanes = [await lane(quick, quickConcurrency), await lane(others, concurrency, everyMinute && crontab)];
  const poolIds = lanes.map(({ poolId }) => poolId);
  const reaper = setInterval(() => {
    liveness
      .query(unlockJobsOfDeadPools, [poolIds])
      .catch((error: Error) => log('warning', `reaper: ${error.message}`));
  }, reapIntervalMilliseconds);
  // Without its lock a pool counts as dead, so it must not go on.
  const lockLost = new Promise<never>((_, reject) => liveness.on('error', reject));
  const ended = Promise.race([...lanes.map(({ runner }) => runner.promise), lockLost]).finally(async () => {
    clearInterval(reaper);
    await liveness.end().catch(() => {});
  });
  ended.catch(() => {});
  return {
    ended,
    async stop() {
      await Promise.all(lanes.map(({ runner }) => runner.stop()));
      await ended;
    },
  };
}

/** A pool of workers that takes no job before its lock stands: a peer could otherwise take it for a dead one. */
async function startLane(
  liveness: pg.Client,
  options: RunnerOptions & { taskList: TaskList },
): Promise<{ runner: Runner; poolId: string }> {
  const events: WorkerEvents = new EventEmitter();
  const announced = new Promise<string>((resolve, reject) => {
    events.on('pool:create', ({ workerPool }) => {
      liveness.query(lockPool, [workerPool.id]).then(() => resolve(workerPool.id), reject);
    });
  });
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(options.taskList)) {
    taskList[name] = async (payload, helpers) => {
      await announced;
      await task?.(payload, helpers);
    };
  }
  const runner = await run({ ...options, taskList, events });
  return { runner, poolId: await announced };
}

function deliverNow({ deliver }: Delivery): Task {
  return async (payload, helpers) => {
    const event = payload as OutboxEvent;
    try {
      await deliver(event, mintTenantId(event.tenantId));
    } catch (error) {
      if (!(await postpone(error, payload, helpers))) throw error;
    }
  };
}

/**
 * Where the other side has said how long to wait, another job takes the place of this one, with the tries that are left: the
 * library's own next try comes when it likes. Many that are told the same do not come back at the same moment.
 * @returns false when it did not say, or was asked often enough
 */
async function postpone(error: unknown, payload: unknown, { job, addJob, getQueueName }: JobHelpers): Promise<boolean> {
  const { retryAfterSeconds } = error as { retryAfterSeconds?: unknown };
  const maxAttempts = job.max_attempts - job.attempts;
  if (typeof retryAfterSeconds !== 'number' || maxAttempts < 1) return false;
  const waitMilliseconds = retryAfterSeconds * 1_000 * (1 + Math.random() * mostJitter);
  const queueName = await getQueueName();
  await addJob(job.task_identifier, payload, {
    runAt: new Date(Date.now() + waitMilliseconds),
    maxAttempts,
    priority: job.priority,
    ...(queueName && { queueName }),
    ...(job.key && { jobKey: job.key }),
  });
  return true;
}

function fanOut(deliveries: readonly Delivery[], onEvent: DeliveryWorkerOptions['onEvent']): Task {
  return async (payload, { query }) => {
    const event = payload as OutboxEvent;
    const interested = deliveries.filter(({ handles }) => handles.includes(event.type)).map(({ name }) => name);
    const answer = await query<{ isFirst: boolean }>('select dispatch_event($1, $2) as "isFirst"', [
      JSON.stringify(event),
      interested,
    ]);
    if (answer.rows[0]?.isFirst) onEvent?.(event);
  };
}

function strike(everyMinute: NonNullable<DeliveryWorkerOptions['everyMinute']>): Task {
  return async (_payload, { query }) => {
    const tenants = await query<{ id: string }>('select id from all_tenant_ids() as id');
    await everyMinute(tenants.rows.map(({ id }) => mintTenantId(id)));
  };
}
