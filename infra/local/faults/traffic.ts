import { GraphError } from '../graph/graph-error.ts';

// "Outlook service limits" of Microsoft Graph's throttling guidance: a mailbox and app, at once and in ten minutes.
const mostAtOnce = 4;
const mostInWindow = 10_000;
const windowMilliseconds = 10 * 60_000;

export interface Traffic {
  /** Counts a request to a mailbox in; throws 429 beyond the limits. @returns counts it out */
  enter(application: string, mailbox: string): () => void;
  /** By mailbox, the most requests there were at once, those refused included, and how many in all. */
  report(): Record<string, { atOnce: number; requests: number }>;
  forget(): void;
}

export function createTraffic(now: () => Date): Traffic {
  const lines = new Map<string, { active: number; windowStart: number; inWindow: number }>();
  let seen: Record<string, { atOnce: number; requests: number }> = {};
  return {
    enter(application, mailbox) {
      const key = `${application} ${mailbox}`;
      const line = lines.get(key) ?? { active: 0, windowStart: 0, inWindow: 0 };
      lines.set(key, line);
      const at = now().getTime();
      if (at - line.windowStart >= windowMilliseconds) Object.assign(line, { windowStart: at, inWindow: 0 });
      const { atOnce = 0, requests = 0 } = seen[mailbox] ?? {};
      seen[mailbox] = { atOnce: Math.max(atOnce, line.active + 1), requests: requests + 1 };
      if (line.active >= mostAtOnce) throw throttled('MailboxConcurrency', 1);
      if (line.inWindow >= mostInWindow) {
        throw throttled('RequestRate', Math.ceil((line.windowStart + windowMilliseconds - at) / 1_000));
      }
      line.active++;
      line.inWindow++;
      return () => {
        line.active--;
      };
    },
    report: () => seen,
    forget() {
      seen = {};
    },
  };
}

export function throttled(limit: string, retryAfterSeconds: number): GraphError {
  return new GraphError(429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, {
    'retry-after': String(retryAfterSeconds),
  });
}
