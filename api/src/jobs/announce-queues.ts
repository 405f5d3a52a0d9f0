import { announceApprovalQueues } from '../domain/approval-queue/announce-approval-queues.ts';
import type { SystemContext } from '../domain/command-context.ts';

/** Tells the managers' channels that other reservations wait for a decision than they show. */
export function announceQueues(context: SystemContext): Promise<number> {
  return announceApprovalQueues(context);
}
