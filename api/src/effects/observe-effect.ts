import type { Effect } from './effect.ts';

export interface EffectLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The same effect; what keeps it from working is noted with the event and the tenant. */
export function observeEffect(effect: Effect, log: EffectLog): Effect {
  return {
    ...effect,
    async deliver(event, context) {
      try {
        await effect.deliver(event, context);
      } catch (err) {
        const { id: eventId, type, tenantId } = event;
        const facts = { effect: effect.name, type, eventId, tenantId, err };
        // The other side's being busy is no fault of ours.
        if (err instanceof Error && 'retryAfterSeconds' in err) log.warn(facts, 'an effect waits for the other side');
        else log.error(facts, 'an effect failed; it is tried again');
        throw err;
      }
    },
  };
}
