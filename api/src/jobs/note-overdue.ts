import type { SystemContext } from '../domain/command-context.ts';
import { noteNextOverdue } from '../domain/reservation/note-next-overdue.ts';
import { untilNone } from './until-none.ts';

/** Warns drivers who should be back by now. */
export function noteOverdue(context: SystemContext): Promise<number> {
  return untilNone(() => noteNextOverdue(context));
}
