import type { Random } from '../seed/random.ts';

/** Lets several go on at once and yet the same way every time: one step after the other, in an order that a seed decides. */
export interface Turns {
  /** Does a step when it is its turn. Nobody else's begins before all has happened that follows from it without another one. */
  take<Result>(step: () => Promise<Result>): Promise<Result>;
}

export function createTurns(random: Random): Turns {
  const waiting: (() => Promise<void>)[] = [];
  let isGoing = false;

  async function goOn(): Promise<void> {
    const [step] = waiting.length > 0 ? waiting.splice(random.between(0, waiting.length - 1), 1) : [];
    isGoing = step !== undefined;
    if (!step) return;
    await step();
    // By then the promises that waited for it have been heard.
    setImmediate(goOn);
  }

  return {
    take: (step) =>
      new Promise((resolve, reject) => {
        waiting.push(() => step().then(resolve, reject));
        if (isGoing) return;
        isGoing = true;
        setImmediate(goOn);
      }),
  };
}
