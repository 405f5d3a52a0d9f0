import type { SystemContext } from '../domain/command-context.ts';
import { expireNextWaiting } from '../domain/waitlist/expire-next-waiting.ts';
import { offerNext } from '../domain/waitlist/offer-next.ts';
import { untilNone } from './until-none.ts';

/**
 * Ends offers nobody answered and requests whose time has come, and offers what has become free: to the next in line, and
 * what no event tells of, such as a hold that expired.
 */
export async function offerWaitlist(context: SystemContext): Promise<number> {
  const expired = await untilNone(() => expireNextWaiting(context));
  return expired + (await untilNone(() => offerNext(context)));
}
