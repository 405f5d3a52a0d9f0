import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** A day before it begins. */
export function reminderMail(mail: ReservationMail): MailContent {
  const { reminder, because } = mail.reader.words;
  return reservationContent(mail, {
    subject: reminder.subject,
    title: reminder.title,
    tone: 'neutral',
    paragraphs: [reminder.explain],
    because: because.driver,
  });
}
