/** How the whole installation does, asked across tenants and answered with nothing of theirs. */
import type pg from 'pg';
import { listMigrationFiles } from './migration-files.ts';

/** Ages are in seconds, and null where nothing waits. */
export interface Vitals {
  /** Of the oldest committed event whose deliveries are not queued yet. */
  outboxLagSeconds: number | null;
  /** How long the job that has waited longest could have run already. */
  queueLagSeconds: number | null;
  jobsWaiting: number;
  /** Jobs that failed as often as they may, and stay until somebody looks at them. */
  jobsGivenUp: number;
  /** Of the oldest change in Outlook that is known of and not read yet. */
  calendarLagSeconds: number | null;
  /** Where both sides differed when they were last compared, by kind. */
  calendarDrifts: Readonly<Record<string, number>>;
  /** How long the telematics service that is most overdue should have been asked already. */
  telematicsOverdueSeconds: number | null;
  /** Since the service that has been silent longest last answered. */
  telematicsAgeSeconds: number | null;
  /** Vehicles with positions that trips know nothing of yet. */
  vehiclesNotUnderstood: number;
}

export interface VitalsReader {
  /**
   * What this version of the program needs of the schema and does not find; newer files than it knows do not matter to it.
   * @throws when the database does not answer
   */
  findMissingMigrations(): Promise<string[]>;
  /** @throws when the database does not answer */
  readVitals(): Promise<Vitals>;
}

export function createVitalsReader(pool: pg.Pool): VitalsReader {
  let files: Promise<string[]> | undefined;
  return {
    async findMissingMigrations() {
      files ??= listMigrationFiles();
      const values = [await files];
      const text = 'select missing_migrations($1) as missing';
      const answer = await pool.query<{ missing: string[] }>({ name: 'vitals.missing-migrations', text, values });
      return answer.rows[0]?.missing ?? [];
    },
    async readVitals() {
      const answer = await pool.query<Vitals>({
        name: 'vitals.read',
        text: `select outbox_lag_seconds as "outboxLagSeconds", queue_lag_seconds as "queueLagSeconds",
                 jobs_waiting as "jobsWaiting", jobs_given_up as "jobsGivenUp", calendar_lag_seconds as "calendarLagSeconds",
                 calendar_drifts as "calendarDrifts", telematics_overdue_seconds as "telematicsOverdueSeconds",
                 telematics_age_seconds as "telematicsAgeSeconds", vehicles_not_understood as "vehiclesNotUnderstood"
               from fleet_vitals()`,
      });
      const [vitals] = answer.rows;
      if (!vitals) throw new Error('fleet_vitals() answers one row');
      return vitals;
    },
  };
}
