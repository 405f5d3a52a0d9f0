import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is there; throws after ten seconds, so a condition that never comes fails the test. */
export async function until<Value>(ask: () => Promise<Value | undefined | false>): Promise<Value> {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > giveUpAt) throw new Error(`Still not so after ten seconds: ${ask.toString()}`);
    await delay(10);
  }
}
