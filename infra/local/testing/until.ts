import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is there; throws after some seconds, so a condition that never comes fails the test. */
export async function until<Value>(
  ask: () => Promise<Value | undefined | false>,
  { seconds = 10 } = {},
): Promise<Value> {
  const giveUpAt = Date.now() + seconds * 1_000;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > giveUpAt) throw new Error(`Still not so after ${seconds} seconds: ${ask.toString()}`);
    await delay(10);
  }
}
