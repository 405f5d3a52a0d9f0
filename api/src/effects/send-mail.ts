import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { beginDelivery, recordDelivery } from '../domain/delivery/delivery-ledger.ts';
import { loadDigest } from '../domain/digest/load-digest.ts';
import { loadDigestReaders } from '../domain/digest/load-digest-readers.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { loadLetterhead } from '../domain/tenant/load-letterhead.ts';
import { findReaders } from '../domain/user/find-readers.ts';
import { loadOffer } from '../domain/waitlist/load-offer.ts';
import { type Mail, type MailMessage, MailRefused, type MailSender } from '../ports/mail/mail.ts';
import type { Effect } from './effect.ts';
import { type Letter, toMessage } from './mail/letter.ts';
import type { MailLinks } from './mail/mail-links.ts';
import { toMailReader } from './mail/mail-reader.ts';
import { type LetterOptions, writeReservationLetters } from './mail/reservation-letters.ts';
import { waitlistOfferMail } from './mail/templates/waitlist-offer.ts';
import { weeklyDigestMail } from './mail/templates/weekly-digest.ts';

export interface SendMailOptions {
  /** From the tenant's own mailbox. */
  outlook: Mail;
  /** For tenants without one; undefined when whoever runs Fleet has no mail server for them. */
  smtp: Mail | undefined;
  links: MailLinks;
  log: { warn(fields: object, message: string): void };
}

const name = 'send-mail';

/**
 * Mails whom it concerns what happened: one mail a person and fact, where a series is one fact. The ledger keeps a repeated
 * delivery quiet, and one person's trouble does not keep the others waiting.
 */
export function createSendMail({ outlook, smtp, links, log }: SendMailOptions): Effect {
  return {
    name,
    handles: [...reservationEventTypes, 'waitlist.offered', 'digest.due'],
    async deliver(event, context) {
      const letterhead = await loadLetterhead(context);
      const mail = letterhead.featureFlags.outlookMail ? outlook : smtp;
      if (!mail)
        return log.warn({ type: event.type }, 'a tenant without Outlook mail needs SMTP_URL; nothing is mailed');
      const { tenantName, entraTenantId, fleetMailboxAddress } = letterhead;
      const sender = { entraTenantId, address: fleetMailboxAddress, name: tenantName };
      const options = { links, letterhead, senderAddress: mail.addressOf(sender) };
      const letters = await writeLetters(event, context, options);
      const failures: unknown[] = [];
      for (const letter of letters) {
        const message = toMessage(letter, letterhead, { eventId: event.id, entityId: event.entityId });
        await sendOnce(mail, sender, message, event, context).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };

  async function sendOnce(
    mail: Mail,
    sender: MailSender,
    message: MailMessage,
    event: DomainEvent,
    context: SystemContext,
  ): Promise<void> {
    const key = { eventId: event.id, effect: name, recipient: message.to.address };
    const state = await beginDelivery(context, key);
    if (state === 'settled') return;
    try {
      // The try before may have got through unheard: an answer that never came, or a worker that died.
      const isThere = state === 'begun' && (await mail.wasSent(sender, message.id));
      if (!isThere) await mail.send(sender, message);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      log.warn({ type: event.type, err: error }, 'a mail was refused for good');
      return recordDelivery(context, key, error.message);
    }
    await recordDelivery(context, key);
  }
}

function writeLetters(event: DomainEvent, context: SystemContext, options: LetterOptions): Promise<Letter[]> {
  if (event.type === 'waitlist.offered') return writeOffer(event, context, options);
  if (event.type === 'digest.due') return writeDigests(event, context, options);
  return writeReservationLetters(event, context, options);
}

async function writeOffer({ entityId }: DomainEvent, context: SystemContext, { links }: LetterOptions) {
  const offer = await loadOffer(context, entityId);
  if (!offer) return [];
  const readers = await findReaders(context, [offer.user.userId]);
  return [...readers.values()].map(toMailReader).map((reader) => ({
    reader,
    content: waitlistOfferMail(offer, links, reader),
  }));
}

async function writeDigests({ entityId }: DomainEvent, context: SystemContext, { links }: LetterOptions) {
  const [digest, readers] = await Promise.all([loadDigest(context, entityId), loadDigestReaders(context)]);
  if (!digest) return [];
  return readers.map(toMailReader).map((reader) => ({
    reader,
    content: weeklyDigestMail(digest, links, reader),
  }));
}
