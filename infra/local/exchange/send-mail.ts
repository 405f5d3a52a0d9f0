import { demoTenants } from '../seed/demo-directory.ts';
import { inTransaction } from '../state/microsoft365.ts';
import type { EmailAddress, ExtendedProperty } from './event-document.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeError } from './exchange-error.ts';
import { type MailDocument, storeMail } from './mail-store.ts';
import { findMailbox, isAddressOf, type Mailbox, resolveName } from './mailboxes.ts';

export interface OutgoingMail extends Omit<MailDocument, 'from'> {
  extendedProperties: ExtendedProperty[];
  bccRecipients: EmailAddress[];
  saveToSentItems: boolean;
}

/** Delivers to every mailbox of the stand-in that is addressed; mail to other domains leaves no trace but the sent item. */
export function sendMail(exchange: Exchange, sender: Mailbox, mail: OutgoingMail): void {
  const { bccRecipients, saveToSentItems, extendedProperties, ...rest } = mail;
  const recipients = [...mail.toRecipients, ...mail.ccRecipients, ...bccRecipients];
  if (recipients.length === 0) {
    throw new ExchangeError(400, 'ErrorInvalidRecipients', 'At least one recipient is required to send a message.');
  }
  const resolved = (list: EmailAddress[]) => list.map((one) => resolveName(exchange, one));
  const document: MailDocument = {
    ...rest,
    toRecipients: resolved(mail.toRecipients),
    ccRecipients: resolved(mail.ccRecipients),
    from: { name: sender.displayName, address: sender.address },
  };
  inTransaction(exchange.database, () => {
    for (const address of new Set(recipients.map((one) => one.address.toLowerCase()))) {
      const mailbox = findMailbox(exchange, address);
      if (mailbox) storeMail(exchange, { mailbox: mailbox.address, folder: 'inbox', kind: 'mail', document });
      else if (demoTenants.some((tenant) => isAddressOf(tenant, address))) {
        mailUndeliverable(exchange, sender, { name: address, address }, mail.subject);
      }
    }
    if (!saveToSentItems) return;
    const kept = { ...document, extendedProperties };
    storeMail(exchange, { mailbox: sender.address, folder: 'sentitems', kind: 'mail', document: kept });
  });
}

/** The report Exchange sends back when a tenant's own domain has no such address. */
export function mailUndeliverable(exchange: Exchange, to: Mailbox, failed: EmailAddress, subject: string): void {
  storeMail(exchange, {
    mailbox: to.address,
    folder: 'inbox',
    kind: 'undeliverable',
    document: {
      from: { name: 'Microsoft Outlook', address: `postmaster@${to.address.split('@')[1]}` },
      toRecipients: [{ name: to.displayName, address: to.address }],
      ccRecipients: [],
      subject: `Undeliverable: ${subject}`,
      importance: 'normal',
      attachments: [],
      body: {
        contentType: 'text',
        content: `Your message to ${failed.address} couldn't be delivered: there is no such address in its domain (550 5.1.10 RecipientNotFound).`,
      },
    },
  });
}
