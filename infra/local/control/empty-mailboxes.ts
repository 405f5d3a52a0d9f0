import { countChange } from '../exchange/change-counter.ts';
import { createDemoMailboxes } from '../exchange/mailboxes.ts';
import { inTransaction, type Microsoft365 } from '../state/microsoft365.ts';

/** Takes every event, mail, vehicle mailbox and everything in Teams away; signing keys and tokens stay good. */
export function emptyMailboxes(microsoft365: Microsoft365): void {
  inTransaction(microsoft365.database, () => {
    for (const table of [
      'chat_messages',
      'app_installations',
      'feed_activities',
      'equipment_requests',
      'messages',
      'events',
      'subscriptions',
      'delta_tokens',
      'mailboxes',
    ]) {
      microsoft365.database.exec(`delete from ${table}`);
    }
    createDemoMailboxes(microsoft365);
    countChange(microsoft365);
  });
}
