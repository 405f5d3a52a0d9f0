import { listWaitingForSwitchedOff, replaceSwitchedOff } from '../domain/approval/replace-switched-off.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { forEach } from './for-each.ts';

/** Asks the fleet managers where an account was switched off by whatever means, or nobody stands in for it any more. */
export async function replaceSwitchedOffApprovers(context: SystemContext): Promise<number> {
  return forEach(await listWaitingForSwitchedOff(context), (id) => replaceSwitchedOff(context, id));
}
