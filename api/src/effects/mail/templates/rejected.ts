import { lastDecision } from '../../../domain/approval/approval-rules.ts';
import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

export function rejectedMail(mail: ReservationMail): MailContent {
  const { rejected, because, reason, reasonGiven } = mail.reader.words;
  const { approvals, decisionReason } = mail.reservation;
  const by = lastDecision(approvals)?.decidedBy?.displayName;
  return reservationContent(mail, {
    subject: rejected.subject,
    title: mail.occurrences ? rejected.titleOfSeries : rejected.title,
    tone: 'attention',
    paragraphs: [by ? rejected.by(by) : rejected.explain],
    quote: decisionReason ? { by: by ? reason(by) : reasonGiven, text: decisionReason } : undefined,
    because: because.driver,
  });
}
