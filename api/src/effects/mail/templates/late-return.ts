import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** To whoever still has the vehicle after the end. */
export function lateReturnMail(mail: ReservationMail): MailContent {
  const { lateReturn, because } = mail.reader.words;
  return reservationContent(mail, {
    subject: lateReturn.subject,
    title: lateReturn.title,
    tone: 'attention',
    paragraphs: [lateReturn.explain],
    because: because.driver,
  });
}
