import type { ApprovalQueue } from '@fleet/api/domain/approval-queue/load-approval-queue.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain, refreshFor } from './elements.ts';
import { listRows } from './reservation-rows.ts';

export const queueRows = 8;

export interface ApprovalQueueCardOptions {
  queue: ApprovalQueue;
  /** Those who decide, by their ids in the chat: in its place they are shown what waits for them. */
  userIds: readonly string[];
  viewer: Viewer;
}

/** What waits for a decision, as everybody in the managers' channel may read it: neither what it is for nor who pays. */
export function approvalQueueCard({ queue, userIds, viewer }: ApprovalQueueCardOptions): CardMessage {
  const { words } = viewer;
  const { count, reservations } = queue;
  const left = count - reservations.length;
  const summary = count === 0 ? words.queue.empty : words.queue.counted(count);
  const card = adaptiveCard(
    [
      notice(count > 0 ? 'warning' : 'good', [heading(words.queue.title), plain(summary)]),
      ...listRows(
        reservations.map(({ vehicle, driver, startDate, endDate, timeZone, approvals }) => {
          const when = describePeriod(new Date(startDate), new Date(endDate), { ...viewer, timeZone });
          const asked = approvals
            .filter(({ status }) => status === 'pending')
            .map(({ approver }) => approver.displayName);
          return {
            title: driver.displayName,
            lines: [
              `${describeVehicle(vehicle)} · ${words.atThePool(when, timeZone)}`,
              ...(asked.length > 0 ? [words.approval.waitsFor(asked.join(', '))] : []),
            ],
          };
        }),
      ),
      ...(left > 0 ? [paragraph(words.list.more(left), { isSubtle: true, separator: true, spacing: 'medium' })] : []),
    ],
    count > 0 ? [execute('show-approvals', words.help.approvals, {})] : [],
  );
  return {
    card: userIds.length > 0 && count > 0 ? refreshFor(card, 'show-approvals', words.refresh, {}, userIds) : card,
    summary,
  };
}
