import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** @param by who cancelled it, when that was not the reader */
export function cancelledMail(mail: ReservationMail & { by: string | undefined; isRequester: boolean }): MailContent {
  const { cancelled, because, reason, reasonGiven } = mail.reader.words;
  const { cancellationCause: cause, cancellationReason } = mail.reservation;
  const explanation =
    cause && cause in cancelled.causes
      ? cancelled.causes[cause as keyof typeof cancelled.causes]
      : mail.by
        ? cancelled.by(mail.by)
        : cancelled.explain;
  return reservationContent(mail, {
    subject: cancelled.subject,
    title: mail.occurrences ? cancelled.titleOfSeries : cancelled.title,
    tone: 'attention',
    paragraphs: [explanation],
    quote: cancellationReason ? { by: mail.by ? reason(mail.by) : reasonGiven, text: cancellationReason } : undefined,
    because: mail.isRequester ? because.driver : because.involved,
  });
}
