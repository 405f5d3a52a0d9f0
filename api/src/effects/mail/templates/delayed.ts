import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { MailContent } from '../mail-content.ts';
import { type ReservationMail, reservationContent } from '../reservation-content.ts';

/** To whoever waits for a vehicle that is late and has no like. @param alternatives what is free instead */
export function delayedMail(mail: ReservationMail & { alternatives: readonly Alternative[] }): MailContent {
  const { delayed, because } = mail.reader.words;
  const lines = mail.alternatives.map(({ vehicleName, licensePlate }) => `${vehicleName} (${licensePlate})`);
  return reservationContent(mail, {
    subject: delayed.subject,
    title: delayed.title,
    tone: 'warning',
    paragraphs: [delayed.explain, lines.length > 0 ? delayed.move : delayed.nothingFree],
    sections: lines.length > 0 ? [{ title: delayed.free, lines }] : [],
    because: because.driver,
  });
}
