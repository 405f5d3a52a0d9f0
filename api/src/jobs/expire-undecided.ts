import type { SystemContext } from '../domain/command-context.ts';
import { expireNextUndecided } from '../domain/reservation/expire-next-undecided.ts';
import { untilNone } from './until-none.ts';

/** Cancels what nobody decided about before it began. */
export function expireUndecided(context: SystemContext): Promise<number> {
  return untilNone(() => expireNextUndecided(context));
}
