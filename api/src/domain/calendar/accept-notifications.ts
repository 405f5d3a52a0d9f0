import { findTenantByEntraId } from '@fleet/db/find-tenant.ts';
import type { Gate } from '../user/find-account.ts';
import { type CalendarNotification, takeNotifications } from './calendar-mailboxes.ts';

export interface ReceivedNotification extends CalendarNotification {
  /** The directory whose mailbox it is about. */
  entraTenantId: string;
}

/** Notes that mailboxes are to be read, each in its tenant; it is done afterwards. @returns how many notifications were good */
export async function acceptNotifications(
  { pool, database, now }: Gate,
  notifications: readonly ReceivedNotification[],
): Promise<number> {
  let count = 0;
  for (const [entraTenantId, ofOne] of Map.groupBy(notifications, (one) => one.entraTenantId)) {
    const tenantId = await findTenantByEntraId(pool, entraTenantId);
    if (!tenantId) continue;
    count += await takeNotifications({ actor: { kind: 'system' }, tenantId, database, now }, ofOne);
  }
  return count;
}
