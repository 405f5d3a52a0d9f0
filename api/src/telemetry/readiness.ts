/** Whether a program can do its work, and how late what it does is. One judgement for probes, wherever they are answered. */

/** Of what `@fleet/db/vitals.ts` reads, what readiness tells. */
interface Lateness {
  queueLagSeconds: number | null;
  jobsGivenUp: number;
  calendarLagSeconds: number | null;
  telematicsOverdueSeconds: number | null;
  telematicsAgeSeconds: number | null;
}

export interface ReadinessSources {
  findMissingMigrations(): Promise<string[]>;
  readVitals(): Promise<Lateness>;
}

/** `unknown`: it could not be found out in time, which keeps nobody from being served. */
type Health = 'ok' | 'late' | 'unknown';

export interface Readiness {
  status: 'ready';
  checks: {
    database: { status: 'ok' };
    migrations: { status: 'ok' };
    queue: { status: Health; lagSeconds?: number; givenUp?: number };
    calendar: { status: Health; lagSeconds?: number };
    telematics: { status: Health; overdueSeconds?: number; ageSeconds?: number | null };
  };
}

/** Says in one sentence what keeps the program from serving. */
export class NotReady extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NotReady';
  }
}

/** From when on something is late; alarms go by the same numbers. */
const lateSeconds = { queue: 60, calendar: 900, telematics: 900 } as const;

const answerMilliseconds = 2_000;
const keptMilliseconds = 1_000;

/**
 * A program that cannot reach the database, or finds an older schema than it was written for, is not ready. That Outlook, a
 * telematics service or the queue lags is told but changes nothing: no program that is taken away would make it better.
 * @returns asks at most once a second, however often it is called: anybody may call it
 * @throws {NotReady}
 */
export function createReadiness(sources: ReadinessSources, now = () => performance.now()): () => Promise<Readiness> {
  let latest: { at: number; answer: Promise<Readiness> } | undefined;
  return () => {
    if (!latest || now() - latest.at > keptMilliseconds) latest = { at: now(), answer: judge(sources) };
    return latest.answer;
  };
}

async function judge({ findMissingMigrations, readVitals }: ReadinessSources): Promise<Readiness> {
  const [missing, lateness] = await Promise.all([
    inTime(findMissingMigrations()).catch((cause: unknown) => {
      throw new NotReady('The database does not answer. The server tries again by itself.', cause);
    }),
    inTime(readVitals()).catch(() => undefined),
  ]);
  if (missing.length > 0) {
    const files = missing.length === 1 ? missing[0] : `${missing[0]} and ${missing.length - 1} more`;
    throw new NotReady(`The database lacks ${files} of db/migrations. Run the migrations of this version first.`);
  }
  return {
    status: 'ready',
    checks: { database: { status: 'ok' }, migrations: { status: 'ok' }, ...toChecks(lateness) },
  };
}

function toChecks(lateness: Lateness | undefined): Omit<Readiness['checks'], 'database' | 'migrations'> {
  if (!lateness) {
    return { queue: { status: 'unknown' }, calendar: { status: 'unknown' }, telematics: { status: 'unknown' } };
  }
  const { queueLagSeconds, jobsGivenUp, calendarLagSeconds, telematicsOverdueSeconds, telematicsAgeSeconds } = lateness;
  const health = (seconds: number | null, limit: number): Health => ((seconds ?? 0) > limit ? 'late' : 'ok');
  return {
    queue: {
      status: health(queueLagSeconds, lateSeconds.queue),
      lagSeconds: Math.round(queueLagSeconds ?? 0),
      givenUp: jobsGivenUp,
    },
    calendar: {
      status: health(calendarLagSeconds, lateSeconds.calendar),
      lagSeconds: Math.round(calendarLagSeconds ?? 0),
    },
    telematics: {
      status: health(telematicsOverdueSeconds, lateSeconds.telematics),
      overdueSeconds: Math.round(telematicsOverdueSeconds ?? 0),
      ageSeconds: telematicsAgeSeconds === null ? null : Math.round(telematicsAgeSeconds),
    },
  };
}

/** Connections may be exhausted or the server away: not to know in time is not to know. */
async function inTime<Answer>(question: Promise<Answer>): Promise<Answer> {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => deadline.reject(new Error(`No answer within ${answerMilliseconds} ms`)),
    answerMilliseconds,
  );
  try {
    return await Promise.race([question, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
}
