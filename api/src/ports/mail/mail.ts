import type { Mailbox } from '../microsoft/graph-clients.ts';

export interface MailMessage {
  to: { address: string; name: string };
  subject: string;
  html: string;
}

/** Sends mail to a person. Whether it was sent before cannot be asked: who calls keeps a ledger. */
export interface Mail {
  send(sender: Mailbox, message: MailMessage): Promise<void>;
}
