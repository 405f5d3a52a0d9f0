/** The mails about a reservation. */
import type { DomainEvent } from '../domain/domain-events.ts';
import { describePeriod } from '../domain/reservation/describe-period.ts';
import type { LoadedReservation } from '../domain/reservation/load-reservation.ts';
import type { MailMessage } from '../ports/mail/mail.ts';
import { mailPage } from './mail-page.ts';
import { type Besides, draftMails } from './reservation-drafts.ts';

/**
 * The mails an event calls for, by the reservation's present state; none when the event is stale.
 * @param publicUrl where people reach Fleet; for the link
 */
export function writeReservationMails(
  type: DomainEvent['type'],
  reservation: LoadedReservation,
  publicUrl: string,
  besides: Besides = {},
): MailMessage[] {
  const { vehicle, driver, purpose, costCenter, timeZone, tenantName } = reservation;
  const vehicleName = `${vehicle.name} (${vehicle.licensePlate})`;
  const when = describePeriod(new Date(reservation.startDate), new Date(reservation.endDate), timeZone);
  const others = (besides.tellsOf ?? 1) - 1;
  const alsoFor = others > 0 ? `${others} more of its series` : null;
  const facts = [
    ['Vehicle', vehicleName],
    ['When', `${when} (${timeZone})`],
    ['Also for', alsoFor],
    ['Where', `${vehicle.poolName}, ${vehicle.site}`],
    ['Driver', driver.displayName],
    ['Purpose', purpose],
    ['Cost center', costCenter],
  ] as const;
  return draftMails(type, reservation, besides).map(({ to, headline, explanation }) => ({
    to: { address: to.email, name: to.displayName },
    subject: `${headline}: ${vehicleName}, ${when}${alsoFor ? ` and ${alsoFor}` : ''}`,
    html: mailPage({ headline, explanation, facts, link: `${publicUrl}/tabs/reservations`, tenantName }),
  }));
}
