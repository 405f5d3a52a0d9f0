import type { SystemContext } from '../domain/command-context.ts';
import { completeNextEnded } from '../domain/reservation/complete-next-ended.ts';
import { untilNone } from './until-none.ts';

/** Completes what is over in pools that record no handovers. */
export function completeEnded(context: SystemContext): Promise<number> {
  return untilNone(() => completeNextEnded(context));
}
