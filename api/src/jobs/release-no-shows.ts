import type { SystemContext } from '../domain/command-context.ts';
import { releaseNextNoShows } from '../domain/reservation/release-next-no-shows.ts';
import { untilNone } from './until-none.ts';

/** Sets vehicles free that nobody took in time. */
export function releaseNoShows(context: SystemContext): Promise<number> {
  return untilNone(() => releaseNextNoShows(context));
}
