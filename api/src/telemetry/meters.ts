/** What is counted and timed, each with labels of few values. Where no exporter was set up, these are nothing. */
import { type Meter, metrics } from '@opentelemetry/api';

/** Instruments belong to whoever exports when they are made, so each is made when it is first needed. */
function lazily<Instrument>(make: (meter: Meter) => Instrument): () => Instrument {
  let made: Instrument | undefined;
  return () => {
    made ??= make(meter());
    return made;
  };
}

export function meter(): Meter {
  return metrics.getMeter('fleet');
}

const seconds = (boundaries: number[]) => ({ unit: 's', advice: { explicitBucketBoundaries: boundaries } });
const hours = 3_600;

/** Labels: method, route (the pattern), status. */
export const requestDuration = lazily((meter) =>
  meter.createHistogram('http.server.request.duration_seconds', {
    description: 'How long requests took',
    ...seconds([0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5]),
  }),
);

/** Label: outcome, the event's type without its noun. */
export const reservationOutcomes = lazily((meter) =>
  meter.createCounter('fleet.reservations', {
    description: 'What happened to reservations',
  }),
);

/** Label: decision. */
export const approvalDuration = lazily((meter) =>
  meter.createHistogram('fleet.approval.duration_seconds', {
    description: 'From the making of a reservation to a decision about it',
    ...seconds([60, 300, 900, hours, 4 * hours, 8 * hours, 24 * hours, 72 * hours]),
  }),
);

/** Label: code, as in the contract. CONFLICT is what a lost race and a taken vehicle come to. */
export const refusals = lazily((meter) =>
  meter.createCounter('fleet.refusals', { description: 'What the domain refused' }),
);

/** Label: job. `releaseNoShows` counts reservations whose driver did not come. */
export const jobItems = lazily((meter) =>
  meter.createCounter('fleet.job.items', { description: 'What jobs by the clock dealt with' }),
);

/** Labels: effect, outcome (done, postponed, failed). */
export const effectDuration = lazily((meter) =>
  meter.createHistogram('fleet.effect.duration_seconds', {
    description: 'How long effects took',
    ...seconds([0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30]),
  }),
);

/** Labels: host, status. */
export const outgoingDuration = lazily((meter) =>
  meter.createHistogram('http.client.request.duration_seconds', {
    description: 'How long other systems took to answer',
    ...seconds([0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]),
  }),
);

/** A number that is looked up when somebody asks. */
export function gauge(name: string, description: string, read: () => number): void {
  meter()
    .createObservableGauge(name, { description })
    .addCallback((result) => result.observe(read()));
}
