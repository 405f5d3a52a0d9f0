import { escalateApproval, listUnanswered } from '../domain/approval/escalate-approval.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { forEach } from './for-each.ts';

/** Asks others too, where nobody has decided in time. */
export async function escalateApprovals(context: SystemContext): Promise<number> {
  return forEach(await listUnanswered(context), (id) => escalateApproval(context, id));
}
