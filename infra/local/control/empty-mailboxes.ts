import { countChange } from '../exchange/change-counter.ts';
import { createDemoMailboxes } from '../exchange/mailboxes.ts';
import { inTransaction, type Microsoft365 } from '../state/microsoft365.ts';

/** Takes every event, mail and vehicle mailbox away; signing keys and tokens stay good. */
export function emptyMailboxes(microsoft365: Microsoft365): void {
  inTransaction(microsoft365.database, () => {
    for (const table of ['equipment_requests', 'messages', 'events', 'subscriptions', 'delta_tokens', 'mailboxes']) {
      microsoft365.database.exec(`delete from ${table}`);
    }
    createDemoMailboxes(microsoft365);
    countChange(microsoft365);
  });
}
