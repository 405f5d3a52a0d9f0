import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** To whoever has another vehicle because theirs is late. @param previousVehicle its name, as far as it is known */
export function reassignedMail(mail: ReservationMail & { previousVehicle: string | undefined }): MailContent {
  const { reassigned, because } = mail.reader.words;
  const { previousVehicle } = mail;
  return reservationContent(mail, {
    subject: reassigned.subject,
    title: reassigned.title,
    tone: 'warning',
    paragraphs: [previousVehicle ? reassigned.explain(previousVehicle) : reassigned.anyVehicle],
    because: because.driver,
  });
}
