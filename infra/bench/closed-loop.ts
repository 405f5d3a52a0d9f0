import { setTimeout as delay } from 'node:timers/promises';
import type { Sample } from './latency-summary.ts';

/** One person who sends one request after the other. */
export type Person = () => Promise<Sample>;

export interface Measurement {
  samples: Sample[];
  seconds: number;
}

/**
 * Lets people act at once, each waiting for the answer and thinking before they go on.
 * @param thinkMilliseconds on average; from half of it to one and a half
 */
export async function measure(
  people: readonly Person[],
  { seconds, thinkMilliseconds }: { seconds: number; thinkMilliseconds: number },
): Promise<Measurement> {
  const samples: Sample[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1_000;
  const think = () => thinkMilliseconds * (0.5 + Math.random());
  await Promise.all(
    people.map(async (act) => {
      // Nobody begins in step with the others.
      await delay(Math.random() * thinkMilliseconds);
      while (performance.now() < endAt) {
        samples.push(await act());
        await delay(think());
      }
    }),
  );
  return { samples, seconds: (performance.now() - startedAt) / 1_000 };
}

const mostLetters = 200;

/** How long `work` takes, and what it threw. */
export async function timed(kind: string, work: () => Promise<void>): Promise<Sample> {
  const startedAt = performance.now();
  let error: string | undefined;
  await work().catch((fault: Error) => {
    error = fault.message.replaceAll(/\s+/g, ' ').slice(0, mostLetters) || fault.name;
  });
  return { kind, milliseconds: performance.now() - startedAt, error };
}
