import type { Microsoft365 } from '../state/microsoft365.ts';
import { countChange } from './change-counter.ts';
import type { EmailAddress, ExtendedProperty, ItemBody } from './event-document.ts';

export type MailKind = 'mail' | 'invitation' | 'update' | 'cancellation' | 'response' | 'undeliverable';

export interface MailDocument {
  from: EmailAddress;
  toRecipients: EmailAddress[];
  ccRecipients: EmailAddress[];
  subject: string;
  body: ItemBody;
  importance: 'low' | 'normal' | 'high';
  attachments: { name: string; contentType: string; sizeBytes: number }[];
  /** Of the sender's copy among the sent items. */
  extendedProperties?: ExtendedProperty[];
}

export interface MailRecord {
  id: string;
  mailbox: string;
  folder: 'inbox' | 'sentitems';
  kind: MailKind;
  /** ISO 8601 */
  receivedAt: string;
  isRead: boolean;
  /** Of the mailbox's copy of the event, for mail about a meeting. */
  eventId: string | undefined;
  document: MailDocument;
}

export type NewMail = Pick<MailRecord, 'mailbox' | 'folder' | 'kind' | 'document'> & { eventId?: string };

export function storeMail(microsoft365: Microsoft365, mail: NewMail): void {
  microsoft365.database
    .prepare(
      `insert into messages (id, mailbox, folder, kind, received_at, is_read, event_id, document)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${microsoft365.randomBytes(44).toString('base64url')}AAE=`,
      mail.mailbox,
      mail.folder,
      mail.kind,
      microsoft365.now().toISOString(),
      mail.folder === 'sentitems' ? 1 : 0,
      mail.eventId ?? null,
      JSON.stringify(mail.document),
    );
  countChange(microsoft365);
}

/** Newest first. */
export function listMail(
  { database }: Microsoft365,
  mailbox: string,
  folder: MailRecord['folder'],
  limit = 200,
): MailRecord[] {
  return database
    .prepare('select * from messages where mailbox = ? and folder = ? order by received_at desc, rowid desc limit ?')
    .all(mailbox, folder, limit)
    .map(toMail);
}

export function findMail({ database }: Microsoft365, mailbox: string, mailId: string): MailRecord | undefined {
  const row = database.prepare('select * from messages where mailbox = ? and id = ?').get(mailbox, mailId);
  return row && toMail(row);
}

export function markMailRead(microsoft365: Microsoft365, { id, isRead }: MailRecord): void {
  if (isRead) return;
  microsoft365.database.prepare('update messages set is_read = 1 where id = ?').run(id);
  countChange(microsoft365);
}

/** By address: how many mails of the inbox nobody has opened. */
export function countUnread({ database }: Microsoft365): Map<string, number> {
  const rows = database
    .prepare("select mailbox, count(*) as unread from messages where folder = 'inbox' and is_read = 0 group by mailbox")
    .all();
  return new Map(rows.map((row) => [String(row.mailbox), Number(row.unread)]));
}

function toMail(row: Record<string, unknown>): MailRecord {
  return {
    id: String(row.id),
    mailbox: String(row.mailbox),
    folder: row.folder === 'inbox' ? 'inbox' : 'sentitems',
    kind: String(row.kind) as MailKind,
    receivedAt: String(row.received_at),
    isRead: row.is_read === 1,
    eventId: row.event_id === null ? undefined : String(row.event_id),
    document: JSON.parse(String(row.document)),
  };
}
