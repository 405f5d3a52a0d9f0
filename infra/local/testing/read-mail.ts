import type { MailRecord } from '../exchange/mail-store.ts';

/** A mailbox's inbox, newest first, past Graph: reading mail is nothing the product may do. */
export async function readMail(
  microsoftUrl: string,
  address: string,
  folder: MailRecord['folder'] = 'inbox',
): Promise<MailRecord[]> {
  const response = await fetch(
    `${microsoftUrl}/_control/mailboxes/${encodeURIComponent(address)}/mail?folder=${folder}`,
  );
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as MailRecord[];
}
