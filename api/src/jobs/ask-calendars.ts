import { askDueCalendars } from '../domain/calendar/ask-due-calendars.ts';
import type { SystemContext } from '../domain/command-context.ts';

/** Has calendars read that nobody else asks for. */
export function askCalendars(context: SystemContext): Promise<number> {
  return askDueCalendars(context);
}
