import type { SystemContext } from '../domain/command-context.ts';
import { forgetEvents } from '../domain/delivery/forget-events.ts';
import { untilNone } from './until-none.ts';

/** An hour more or less does not matter. */
const minuteOfHour = 29;

/** Removes the events that are long past. */
export async function keepEvents(context: SystemContext): Promise<number> {
  return context.now().getUTCMinutes() === minuteOfHour ? untilNone(() => forgetEvents(context)) : 0;
}
