import { randomUUID } from 'node:crypto';
import type { Mailbox } from '../exchange/mailboxes.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';

/** The app in somebody's Teams. */
export interface AppInstallation {
  id: string;
  chatId: string;
}

export function findInstallation(
  { database }: Microsoft365,
  { objectId }: Pick<Mailbox, 'objectId'>,
): AppInstallation | undefined {
  const row = database.prepare('select id, chat_id from app_installations where object_id = ?').get(objectId);
  return row && { id: String(row.id), chatId: String(row.chat_id) };
}

/** @returns false when they have it already */
export function installApp({ database }: Microsoft365, { objectId }: Pick<Mailbox, 'objectId'>): boolean {
  const { changes } = database
    .prepare('insert into app_installations (id, object_id, chat_id) values (?, ?, ?) on conflict do nothing')
    .run(randomUUID(), objectId, `19:${objectId}_fleet@unq.gbl.spaces`);
  return changes > 0;
}
