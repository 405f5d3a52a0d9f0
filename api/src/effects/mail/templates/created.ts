import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** Confirms a reservation that nobody had to approve. */
export function createdMail(mail: ReservationMail): MailContent {
  const { created, because } = mail.reader.words;
  return reservationContent(mail, {
    subject: created.subject,
    title: mail.occurrences ? created.titleOfSeries : created.title,
    tone: 'good',
    paragraphs: [created.explain],
    because: because.driver,
  });
}
