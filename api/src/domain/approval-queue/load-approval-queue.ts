import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';
import type { ManagerChannel } from '../manager-channel/list-manager-channels.ts';
import { type ReservationRow, selectReservation, toImpersonalReservation } from '../reservation/reservation-rows.ts';

/** What waits for a decision, the soonest first. */
export interface ApprovalQueue {
  count: number;
  /** At most as many as were asked for. */
  reservations: Omit<Reservation, 'allowedActions'>[];
}

/** A managers' channel with the message in it that shows the queue. */
export interface QueueChannel extends ManagerChannel {
  activityId: string | null;
  postedAt: Date | null;
}

export async function loadApprovalQueue(
  { database, tenantId, now }: SystemContext,
  limit: number,
): Promise<ApprovalQueue> {
  const rows = await database.read<ReservationRow & { queue_length: number }>(tenantId, {
    name: 'approval-queue.load',
    text: `${selectReservation(
      'r.queue_length,',
      `(select *, (count(*) over ())::int as queue_length from reservations
        where status = 'pending' and end_date > $1 order by start_date, id limit $2)`,
    )} order by r.start_date, r.id`,
    values: [now(), limit],
  });
  return { count: rows[0]?.queue_length ?? 0, reservations: rows.map(toImpersonalReservation) };
}

/** @returns undefined when it was dismissed in the meantime */
export async function loadQueueChannel(
  { database, tenantId }: SystemContext,
  channelId: string,
): Promise<QueueChannel | undefined> {
  const [channel] = await database.read<QueueChannel>(tenantId, {
    name: 'approval-queue.channel',
    text: `select id, conversation_id as "conversationId", reference, queue_activity_id as "activityId",
             queue_posted_at as "postedAt" from manager_channels where id = $1`,
    values: [channelId],
  });
  return channel;
}

/** @param activityId of the message that shows the queue from now on; null when there is none any more */
export async function recordQueueCard(
  { database, tenantId, now }: SystemContext,
  channelId: string,
  activityId: string | null,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'approval-queue.record',
      text: 'update manager_channels set queue_activity_id = $2, queue_posted_at = $3 where id = $1',
      values: [channelId, activityId, now()],
    }),
  );
}
