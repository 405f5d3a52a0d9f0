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
  deliver(event: DomainEvent, context: SystemContext): Promise<void>;
}
