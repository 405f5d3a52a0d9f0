import { countChange } from '../exchange/change-counter.ts';
import type { Mailbox } from '../exchange/mailboxes.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';

/** As Graph was asked to show it. */
export interface FeedActivity {
  topic: { source: string; value: string; webUrl?: string | undefined };
  activityType: string;
  previewText: { content: string };
  templateParameters: { name: string; value: string }[];
}

export function addActivity(
  microsoft365: Microsoft365,
  { objectId }: Pick<Mailbox, 'objectId'>,
  activity: FeedActivity,
): void {
  microsoft365.database
    .prepare('insert into feed_activities (object_id, received_at, document) values (?, ?, ?)')
    .run(objectId, microsoft365.now().toISOString(), JSON.stringify(activity));
  countChange(microsoft365);
}

/** Oldest first. */
export function listActivities(
  { database }: Microsoft365,
  { objectId }: Pick<Mailbox, 'objectId'>,
): (FeedActivity & { receivedAt: string })[] {
  const rows = database
    .prepare('select received_at, document from feed_activities where object_id = ? order by id')
    .all(objectId);
  return rows.map((row) => ({ ...JSON.parse(String(row.document)), receivedAt: String(row.received_at) }));
}
