import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import { describeClock, describeInstant, describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle, describeWish } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain } from './elements.ts';
import { mainMenu } from './help-card.ts';
import { offerActions } from './offer-card.ts';
import { listRows, type Row } from './reservation-rows.ts';

export interface WaitlistCardOptions {
  /** Those that are not settled. */
  requests: readonly WaitlistRequest[];
  reason: 'asked' | 'joined' | 'left' | 'declined';
  /** Why the list is shown instead of what was asked for. */
  refusal?: CardElement | undefined;
  viewer: Viewer;
}

/** What somebody waits for, each with a way to stop waiting, and what is kept for them, each with both answers. */
export function waitlistCard({ requests, reason, refusal, viewer }: WaitlistCardOptions): CardMessage {
  const words = viewer.words.waitlist;
  const news = { asked: undefined, joined: words.joined, left: words.left, declined: words.declined }[reason];
  const card = adaptiveCard(
    [
      ...(refusal ? [refusal] : []),
      ...(news ? [notice('good', [paragraph(news)])] : []),
      heading(words.title),
      ...(requests.length === 0 ? [plain(words.empty)] : []),
      ...listRows(requests.map((request) => toRow(request, viewer))),
      ...(requests.length > 0
        ? [paragraph(describeClock(viewer), { isSubtle: true, size: 'small', separator: true })]
        : []),
    ],
    requests.length === 0 ? mainMenu({ approves: false, viewer }) : [],
  );
  return { card, summary: `${words.title}: ${requests.length}` };
}

function toRow(request: WaitlistRequest, viewer: Viewer): Row {
  return request.offer ? offeredRow(request, request.offer, viewer) : waitingRow(request, viewer);
}

function offeredRow(request: WaitlistRequest, offer: NonNullable<WaitlistRequest['offer']>, viewer: Viewer): Row {
  const vehicle = { ...offer, name: offer.vehicleName };
  return {
    title: describePeriod(new Date(request.startDate), new Date(request.endDate), viewer),
    lines: [describeVehicle(vehicle), describePlace(vehicle), request.purpose],
    status: viewer.words.waitlist.keptUntil(describeInstant(new Date(offer.expiresAt), viewer)),
    actions: offerActions(request, viewer),
  };
}

function waitingRow(request: WaitlistRequest, viewer: Viewer): Row {
  const { id: waitlistRequestId, class: vehicleClass, minimumSeats, purpose, version: expectedVersion } = request;
  const words = viewer.words.waitlist;
  const when = describePeriod(new Date(request.startDate), new Date(request.endDate), viewer);
  const wish = describeWish(
    { classes: vehicleClass ? [vehicleClass] : [], terms: [], ...(minimumSeats && { minimumSeats }) },
    viewer,
  );
  return {
    title: when,
    lines: [wish || words.anyVehicle, purpose],
    actions: [
      execute(
        'leave-waitlist',
        words.leave,
        { waitlistRequestId, expectedVersion },
        { tooltip: words.leaveThis(when) },
      ),
    ],
  };
}
