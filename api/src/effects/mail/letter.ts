import { createHash } from 'node:crypto';
import type { Letterhead } from '../../domain/tenant/load-letterhead.ts';
import type { CalendarFile, MailMessage } from '../../ports/mail/mail.ts';
import type { MailContent } from './mail-content.ts';
import { logoContentId, mailPage } from './mail-page.ts';
import type { MailReader } from './mail-reader.ts';
import { mailText } from './mail-text.ts';

/** A mail to one reader. */
export interface Letter {
  reader: MailReader;
  content: MailContent;
  /** For whoever reads it where Outlook does not show the reservation by itself. */
  calendarFile?: CalendarFile | undefined;
}

/** @param about the event it tells of, and what that is about */
export function toMessage(
  { reader, content, calendarFile }: Letter,
  letterhead: Letterhead,
  about: { eventId: string; entityId: string },
): MailMessage {
  const recipient = createHash('sha256').update(reader.email.toLowerCase()).digest('hex').slice(0, 16);
  const { logo } = letterhead;
  return {
    id: `${about.eventId}.${recipient}`,
    threadId: about.entityId,
    to: { address: reader.email, name: reader.displayName },
    // One line, whatever people wrote.
    subject: content.subject.replaceAll(/[\s\p{Cc}]+/gu, ' '),
    html: mailPage(content, reader, letterhead),
    text: mailText(content, reader, letterhead),
    pictures: logo ? [{ contentId: logoContentId, ...logo }] : [],
    calendarFile,
  };
}
