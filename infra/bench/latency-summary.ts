/** What was measured of one kind of request. */
export interface LatencySummary {
  requests: number;
  errors: number;
  perSecond: number;
  /** Milliseconds, as the other five: null when nothing was answered. */
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/** One request that was sent. */
export interface Sample {
  kind: string;
  milliseconds: number;
  /** What was wrong with the answer; undefined when it was right. */
  error?: string | undefined;
}

/** @param seconds in which the samples were taken */
export function summarise(samples: readonly Sample[], seconds: number): LatencySummary {
  const times = samples.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    requests: samples.length,
    errors: samples.filter(({ error }) => error !== undefined).length,
    perSecond: round(samples.length / seconds),
    p50: percentile(times, 50),
    p90: percentile(times, 90),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    max: percentile(times, 100),
  };
}

/**
 * The smallest of the times that at least so many percent do not exceed (nearest rank).
 * @param times ascending
 */
function percentile(times: readonly number[], percent: number): number | null {
  const time = times[Math.max(0, Math.ceil((percent / 100) * times.length) - 1)];
  return time === undefined ? null : round(time);
}

/** Several measurements of one thing: the middle one, and how far apart they lie. */
export interface Spread {
  median: number;
  lowest: number;
  highest: number;
}

/** @returns undefined of nothing */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (lowest === undefined || highest === undefined || low === undefined || high === undefined) return undefined;
  return { median: round((low + high) / 2), lowest: round(lowest), highest: round(highest) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
