import { effectDuration } from '../telemetry/meters.ts';
import { continueTrace } from '../telemetry/tracing.ts';
import type { Effect } from './effect.ts';

export interface EffectLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The same effect, timed and part of the trace of what caused it; what keeps it from working is noted with event and tenant. */
export function observeEffect(effect: Effect, log: EffectLog): Effect {
  const { name } = effect;
  return {
    ...effect,
    deliver: (event, context) =>
      continueTrace(event.traceParent, name, async () => {
        const startedAt = performance.now();
        let outcome = 'done';
        try {
          await effect.deliver(event, context);
        } catch (err) {
          const { id: eventId, type, tenantId } = event;
          // The other side's being busy is no fault of ours.
          outcome = err instanceof Error && 'retryAfterSeconds' in err ? 'postponed' : 'failed';
          const facts = { effect: name, type, eventId, tenantId, err };
          if (outcome === 'postponed') log.warn(facts, 'an effect waits for the other side');
          else log.error(facts, 'an effect failed; it is tried again');
          throw err;
        } finally {
          effectDuration().record((performance.now() - startedAt) / 1_000, { effect: name, outcome });
        }
      }),
  };
}
