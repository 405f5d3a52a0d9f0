import { randomUUID } from 'node:crypto';
import { countChange } from '../exchange/change-counter.ts';
import type { Mailbox } from '../exchange/mailboxes.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';

/** What the bot wrote into a chat: an activity of the Bot Framework. */
export interface ChatMessage {
  id: string;
  sentAt: string;
  activity: {
    type: string;
    summary?: string | undefined;
    attachments?: { contentType: string; content: unknown }[] | undefined;
  };
}

/** @returns the new message's id; undefined when there is no such chat */
export function addChatMessage(
  microsoft365: Microsoft365,
  chatId: string,
  activity: ChatMessage['activity'],
): string | undefined {
  const { database, now } = microsoft365;
  if (!database.prepare('select 1 from app_installations where chat_id = ?').get(chatId)) return undefined;
  const id = randomUUID();
  database
    .prepare('insert into chat_messages (id, chat_id, sent_at, document) values (?, ?, ?, ?)')
    .run(id, chatId, now().toISOString(), JSON.stringify(activity));
  countChange(microsoft365);
  return id;
}

/** @returns false when there is no such message */
export function replaceChatMessage(
  microsoft365: Microsoft365,
  chatId: string,
  id: string,
  activity: ChatMessage['activity'],
): boolean {
  const { changes } = microsoft365.database
    .prepare('update chat_messages set document = ? where chat_id = ? and id = ?')
    .run(JSON.stringify(activity), chatId, id);
  if (changes > 0) countChange(microsoft365);
  return changes > 0;
}

/** Of somebody's chat with the bot, oldest first. */
export function listChatMessages({ database }: Microsoft365, { objectId }: Pick<Mailbox, 'objectId'>): ChatMessage[] {
  const rows = database
    .prepare(
      `select m.id, m.sent_at, m.document from chat_messages m join app_installations i on i.chat_id = m.chat_id
        where i.object_id = ? order by m.sent_at, m.rowid`,
    )
    .all(objectId);
  return rows.map((row) => ({
    id: String(row.id),
    sentAt: String(row.sent_at),
    activity: JSON.parse(String(row.document)),
  }));
}
