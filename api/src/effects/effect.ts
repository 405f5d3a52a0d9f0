import type { SystemContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';

/**
 * Something that happens after a commit: one retryable job per event. `deliver` runs at least once, so it re-reads the
 * current state, stops when the event is stale, and does nothing the second time. Throwing means: try again later.
 */
export interface Effect {
  /** The job's name; it is stored in the queue, so it never changes. */
  name: string;
  handles: readonly DomainEvent['type'][];
  /** Asks nobody outside, and does not wait until those have answered whom other effects ask. */
  isQuick?: true;
  deliver(event: DomainEvent, context: SystemContext): Promise<void>;
}

/** The other side cannot do it now and may have said when to ask again. The queue waits at least so long. */
export class TryAgainLater extends Error {
  /** Undefined when it did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    { retryAfterSeconds, cause }: { retryAfterSeconds?: number | undefined; cause?: unknown },
  ) {
    super(message, { cause });
    this.name = 'TryAgainLater';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
