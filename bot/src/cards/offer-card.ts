import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import { describeInstant } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage, ExecuteAction } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, plain } from './elements.ts';
import { whenFacts } from './when-rows.ts';

export interface OfferCardOptions {
  request: WaitlistRequest & { offer: NonNullable<WaitlistRequest['offer']> };
  viewer: Viewer;
}

/** A vehicle somebody waited for is kept for them: theirs to take or to leave, until a time. */
export function offerCard({ request, viewer }: OfferCardOptions): CardMessage {
  const words = viewer.words.waitlist;
  const { offer, purpose } = request;
  const vehicle = { ...offer, name: offer.vehicleName };
  const card = adaptiveCard(
    [
      notice('good', [
        heading(words.offered),
        plain(words.keptUntil(describeInstant(new Date(offer.expiresAt), viewer)), { weight: 'bolder' }),
      ]),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(request, viewer, offer.timeZone),
        [viewer.words.purpose, purpose],
      ]),
    ],
    offerActions(request, viewer),
  );
  return { card, summary: `${words.offered}: ${describeVehicle(vehicle)}` };
}

/** Both answers to an offer. */
export function offerActions({ id, version }: WaitlistRequest, { words: { waitlist } }: Viewer): ExecuteAction[] {
  const data = { waitlistRequestId: id, expectedVersion: version };
  return [
    execute('accept-offer', waitlist.accept, data, { style: 'positive' }),
    execute('decline-offer', waitlist.decline, data),
  ];
}
