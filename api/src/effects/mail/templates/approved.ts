import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

export function approvedMail(mail: ReservationMail): MailContent {
  const { approved, because, reason } = mail.reader.words;
  const { approvedBy, decisionReason } = mail.reservation;
  const by = approvedBy?.displayName;
  return reservationContent(mail, {
    subject: approved.subject,
    title: mail.occurrences ? approved.titleOfSeries : approved.title,
    tone: 'good',
    paragraphs: [by ? approved.by(by) : approved.explain],
    quote: by && decisionReason ? { by: reason(by), text: decisionReason } : undefined,
    because: because.driver,
  });
}
