import type { SystemContext } from '../domain/command-context.ts';
import { remindNextDrivers } from '../domain/reservation/remind-next-drivers.ts';
import { untilNone } from './until-none.ts';

/** Reminds drivers a day before. */
export function remindDrivers(context: SystemContext): Promise<number> {
  return untilNone(() => remindNextDrivers(context));
}
