import type { MailContent } from '../mail-content.ts';
import { type Before, type ReservationMail, reservationContent } from '../reservation-content.ts';

/** Tells what is different. @param by who changed it, when that was not the reader */
export function changedMail(mail: ReservationMail & { by: string | undefined; before: Before }): MailContent {
  const { changed, because } = mail.reader.words;
  const isPending = mail.reservation.status === 'pending';
  return reservationContent(mail, {
    subject: changed.subject,
    title: mail.occurrences ? changed.titleOfSeries : changed.title,
    tone: isPending ? 'warning' : 'neutral',
    paragraphs: [mail.by ? changed.by(mail.by) : changed.explain, ...(isPending ? [changed.waits] : [])],
    before: mail.before,
    because: because.driver,
  });
}
