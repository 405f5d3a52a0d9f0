const firstMilliseconds = 1_000;
const longestMilliseconds = 30_000;

export interface Backoff {
  /** How long to wait before the next try: about twice as long as before the last one, and not in step with other pages. */
  next(): number;
  /** After a refusal that will not pass within seconds. */
  refused(): void;
  /** After a success. */
  reset(): void;
}

/** @param random from 0 up to 1 */
export function createBackoff(random: () => number = Math.random): Backoff {
  let wait = firstMilliseconds;
  return {
    next() {
      const jittered = wait * (0.5 + random());
      wait = Math.min(wait * 2, longestMilliseconds);
      return Math.min(jittered, longestMilliseconds);
    },
    refused() {
      wait = longestMilliseconds;
    },
    reset() {
      wait = firstMilliseconds;
    },
  };
}
