import { z } from 'zod';
import type { BotLog } from '../bot-log.ts';

export interface AskModelOptions {
  log: BotLog;
  now: () => Date;
  timeoutMilliseconds: number;
  fetch: typeof fetch;
}

const largestAnswerCharacters = 100_000;

const toolCall = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ role: z.literal('assistant'), tool_calls: z.array(toolCall).nullish() }),
      }),
    )
    .min(1),
});
type Completion = z.output<typeof completionSchema>;

const silence: Completion = { choices: [{ message: { role: 'assistant' } }] };

/**
 * The way to the language model, for the library's client. It hands on only answers that can be read, without their words, and
 * an empty one for all others: the library prints every error it sees, with what the service wrote in it.
 */
export function createAskModel({ log, now, timeoutMilliseconds, fetch: send }: AskModelOptions): typeof fetch {
  let restsUntil = 0;
  async function ask(url: Parameters<typeof fetch>[0], request: RequestInit): Promise<Completion> {
    if (now().getTime() < restsUntil) return silence;
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const { method = 'POST', headers = {}, body = null } = request;
    // Followed elsewhere, the key and the message would go along.
    const response = await send(url, { method, headers, body, signal, redirect: 'error' });
    const { status } = response;
    if (!response.ok) {
      if (status === 429) restsUntil = now().getTime() + retryAfterMilliseconds(response.headers);
      log.warn({ status }, 'the language model refused a request');
      await response.body?.cancel();
      return silence;
    }
    const completion = completionSchema.safeParse(JSON.parse(await readText(response)));
    if (!completion.success) log.warn({ status }, 'the language model gave no readable answer');
    return completion.data ?? silence;
  }
  return async (url, request = {}) => {
    const completion = await ask(url, request).catch((error: unknown) => {
      log.warn(nameFault(error), 'the language model did not answer');
      return silence;
    });
    return Response.json(completion);
  };
}

/** Without messages: they may repeat the key or the answer. */
function nameFault(error: unknown): object {
  const { name, cause } = error as Error;
  return { fault: name, code: (cause as { code?: unknown } | undefined)?.code };
}

async function readText(response: Response): Promise<string> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.length > largestAnswerCharacters) throw new RangeError('The answer of the language model is too long');
  }
  return text;
}

const shortestRestSeconds = 1;
const longestRestSeconds = 300;

/** Seconds, as both services write it; of a date nothing is known but that it is later. */
function retryAfterMilliseconds(headers: Headers): number {
  const seconds = Number(headers.get('retry-after')) || shortestRestSeconds;
  return Math.min(Math.max(seconds, shortestRestSeconds), longestRestSeconds) * 1_000;
}
