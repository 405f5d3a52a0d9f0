/** What an answer of Teams means for whoever wanted to write. */
import { TryAgainLater } from '@fleet/api/effects/effect.ts';

/** Nothing arrives there any more, however often it is tried. */
export class RecipientUnreachable extends Error {
  /** Whether the person blocked or removed the bot, or the message or conversation is no longer there. */
  readonly why: 'blocked' | 'gone';

  constructor(message: string, { why, cause }: { why: 'blocked' | 'gone'; cause?: unknown }) {
    super(message, { cause });
    this.name = 'RecipientUnreachable';
    this.why = why;
  }
}

interface TeamsFault {
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined }; bodyAsText?: string | null };
}

/** Of a minute's throttling nobody makes a day's. */
const longestWaitSeconds = 3_600;

/**
 * By Microsoft's list of status codes from the bot's conversational APIs: 403 when the bot was removed, blocked or switched
 * off, 404 when the conversation or the message is gone, 412, 429 and 5xx to be tried again.
 * @returns what to throw in the place of the fault
 */
export function judgeRefusal(fault: unknown): unknown {
  const { statusCode, response } = fault as TeamsFault;
  if (statusCode === undefined) return fault;
  const said = `Teams answered ${statusCode}`;
  const isBlocked = statusCode === 403 || (statusCode === 412 && saysBlocked(response?.bodyAsText));
  if (isBlocked) return new RecipientUnreachable(said, { why: 'blocked', cause: fault });
  if (statusCode === 404) return new RecipientUnreachable(said, { why: 'gone', cause: fault });
  if (statusCode !== 412 && statusCode !== 429 && statusCode < 500) return fault;
  const retryAfterSeconds = readRetryAfter(response?.headers?.get('retry-after'));
  return new TryAgainLater(said, { retryAfterSeconds, cause: fault });
}

/** Microsoft documents it now as the code and now as the subcode of a refusal. */
function saysBlocked(body: string | null | undefined): boolean {
  return body?.includes('"MessageWritesBlocked"') ?? false;
}

/** RFC 9110: seconds, or a date. */
function readRetryAfter(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.ceil(seconds)), longestWaitSeconds) : undefined;
}
