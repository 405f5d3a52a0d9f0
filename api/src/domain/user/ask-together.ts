/**
 * Gathers questions that are asked while one is on its way, and asks them at once when it is answered: alone a question waits for
 * nothing, and two thousand that come in the same second are a few dozen. Nothing is remembered: an answer is always younger
 * than its question.
 * @param ask at most `most` keys, each once; a key that the answer leaves out is answered with undefined
 */
export function askTogether<Answer>(
  ask: (keys: string[]) => Promise<ReadonlyMap<string, Answer>>,
  most = 200,
): (key: string) => Promise<Answer | undefined> {
  /** By key, for the next question. */
  let waiting = new Map<string, PromiseWithResolvers<Answer | undefined>>();
  let isAsking = false;

  async function askAll(): Promise<void> {
    isAsking = true;
    while (waiting.size > 0) {
      const asked = new Map([...waiting].slice(0, most));
      waiting = new Map([...waiting].slice(most));
      try {
        const answers = await ask([...asked.keys()]);
        for (const [key, { resolve }] of asked) resolve(answers.get(key));
      } catch (error) {
        for (const { reject } of asked.values()) reject(error);
      }
    }
    isAsking = false;
  }

  return (key) => {
    const question = waiting.get(key) ?? Promise.withResolvers<Answer | undefined>();
    waiting.set(key, question);
    if (!isAsking) void askAll();
    return question.promise;
  };
}
