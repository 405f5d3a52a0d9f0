import { describeInstant, describePeriod } from '../domain/reservation/describe-period.ts';
import type { LoadedOffer } from '../domain/waitlist/load-offer.ts';
import type { MailMessage } from '../ports/mail/mail.ts';
import { mailPage } from './mail-page.ts';

/**
 * Tells whoever waits what is kept for them, and how long.
 * @param publicUrl where people reach Fleet; for the link
 */
export function writeOfferMail({ user, offer, tenantName, ...request }: LoadedOffer, publicUrl: string): MailMessage {
  const { timeZone } = offer;
  const vehicleName = `${offer.vehicleName} (${offer.licensePlate})`;
  const when = describePeriod(new Date(request.startDate), new Date(request.endDate), timeZone);
  const until = describeInstant(new Date(offer.expiresAt), timeZone);
  const headline = 'A vehicle for you';
  const explanation = `A vehicle you waited for is free, and kept for you until ${until}. Accept or decline it in Fleet; then the next one is asked.`;
  const facts = [
    ['Vehicle', vehicleName],
    ['When', `${when} (${timeZone})`],
    ['Where', `${offer.poolName}, ${offer.site}`],
    ['Purpose', request.purpose],
  ] as const;
  return {
    to: { address: user.email, name: user.displayName },
    subject: `${headline}: ${vehicleName}, ${when}`,
    html: mailPage({ headline, explanation, facts, link: `${publicUrl}/tabs/reservations`, tenantName }),
  };
}
