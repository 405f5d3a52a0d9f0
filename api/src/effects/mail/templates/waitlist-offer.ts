import type { LoadedOffer } from '../../../domain/waitlist/load-offer.ts';
import type { MailContent } from '../mail-content.ts';
import type { MailLinks } from '../mail-links.ts';
import { describeInstant, describePeriod, type MailReader } from '../mail-reader.ts';
import { whenFact } from '../reservation-content.ts';

/** Tells whoever waits what is kept for them, and how long. */
export function waitlistOfferMail(request: LoadedOffer, links: MailLinks, reader: MailReader): MailContent {
  const { offer: words, facts, because } = reader.words;
  const { offer, purpose } = request;
  const vehicle = `${offer.vehicleName} (${offer.licensePlate})`;
  const period: [Date, Date] = [new Date(request.startDate), new Date(request.endDate)];
  return {
    subject: `${words.subject}: ${vehicle}, ${describePeriod(...period, reader)}`,
    title: words.title,
    tone: 'good',
    paragraphs: [words.keptUntil(describeInstant(new Date(offer.expiresAt), reader))],
    facts: [
      { name: facts.vehicle, value: vehicle },
      whenFact(facts.when, period, offer.timeZone, reader),
      { name: facts.where, value: `${offer.poolName}, ${offer.site}` },
      { name: facts.purpose, value: purpose },
    ],
    sections: [],
    action: { label: words.answer, address: links.reservations },
    because: because.waiting,
  };
}
