import { meter } from './meters.ts';

/** As `@fleet/db/vitals.ts` reads them. */
export interface Vitals {
  outboxLagSeconds: number | null;
  queueLagSeconds: number | null;
  jobsWaiting: number;
  jobsGivenUp: number;
  calendarLagSeconds: number | null;
  calendarDrifts: Readonly<Record<string, number>>;
  telematicsOverdueSeconds: number | null;
  telematicsAgeSeconds: number | null;
  vehiclesNotUnderstood: number;
}

const gauges = {
  outboxLagSeconds: ['fleet.outbox.lag_seconds', 'Age of the oldest event whose effects are not queued'],
  queueLagSeconds: ['fleet.queue.lag_seconds', 'How long the job that waits longest could have run'],
  jobsWaiting: ['fleet.queue.jobs_waiting', 'Jobs that are to run'],
  jobsGivenUp: ['fleet.queue.jobs_given_up', 'Jobs that failed as often as they may'],
  calendarLagSeconds: ['fleet.calendar.lag_seconds', 'Age of the oldest change in Outlook that is not read'],
  telematicsOverdueSeconds: ['fleet.telematics.overdue_seconds', 'How long a service should have been asked'],
  telematicsAgeSeconds: ['fleet.telematics.age_seconds', 'Since the most silent service last answered'],
  vehiclesNotUnderstood: ['fleet.positions.vehicles_not_understood', 'Vehicles with positions trips know nothing of'],
} as const;
/** Kinds of drift are three; all are told, so that one that is gone reads as 0. */
const driftKinds = ['missing', 'extra', 'different'] as const;

/** Every program tells of the whole installation, so take the maximum over them. */
export function observeVitals(readVitals: () => Promise<Vitals>): void {
  const names = Object.keys(gauges) as (keyof typeof gauges)[];
  const instruments = names.map((name) => {
    const [metric, description] = gauges[name];
    return { name, instrument: meter().createObservableGauge(metric, { description }) };
  });
  const drift = meter().createObservableGauge('fleet.calendar.drift', {
    description: 'Where Fleet and Outlook differed when last compared, by kind',
  });
  meter().addBatchObservableCallback(
    async (result) => {
      const vitals = await readVitals();
      for (const { name, instrument } of instruments) result.observe(instrument, vitals[name] ?? 0);
      for (const kind of driftKinds) result.observe(drift, vitals.calendarDrifts[kind] ?? 0, { kind });
    },
    [...instruments.map(({ instrument }) => instrument), drift],
  );
}
