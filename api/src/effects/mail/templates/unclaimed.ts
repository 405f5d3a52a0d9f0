import type { MailContent } from '../mail-content.ts';
import { describeInstant } from '../mail-reader.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** To whoever has not taken their vehicle yet. @param releasedAt when it is given up */
export function unclaimedMail(mail: ReservationMail & { releasedAt: Date }): MailContent {
  const { unclaimed, because } = mail.reader.words;
  return reservationContent(mail, {
    subject: unclaimed.subject,
    title: unclaimed.title,
    tone: 'warning',
    paragraphs: [unclaimed.explain(describeInstant(mail.releasedAt, mail.reader))],
    because: because.driver,
  });
}
