import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** Asks somebody to decide. @param standsFor whom they stand in for; empty when they are asked themselves */
export function requestedMail(
  mail: ReservationMail & { asker: string; isChange: boolean; standsFor: readonly string[] },
): MailContent {
  const { words, locale } = mail.reader;
  const { requested } = words;
  const whom = new Intl.ListFormat(locale).format(mail.standsFor);
  return reservationContent(mail, {
    subject: requested.subject,
    title: mail.isChange ? requested.asksAgain(mail.asker) : requested.asks(mail.asker),
    tone: 'neutral',
    paragraphs: [
      ...(mail.isChange ? [requested.decidedAnew] : []),
      requested.explain,
      ...(whom ? [requested.standsIn(whom)] : []),
    ],
    label: requested.decide,
    because: words.because.approver,
  });
}
