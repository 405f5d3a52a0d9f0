import type { SystemContext } from '../domain/command-context.ts';
import { noteNextUnclaimed } from '../domain/reservation/note-next-unclaimed.ts';
import { untilNone } from './until-none.ts';

/** Tells drivers that their vehicle waits for them, before it is given up. */
export function noteUnclaimed(context: SystemContext): Promise<number> {
  return untilNone(() => noteNextUnclaimed(context));
}
