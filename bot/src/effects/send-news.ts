import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import { suggestVehiclesFor } from '@fleet/api/domain/reservation/suggest-vehicles.ts';
import { listFleetManagerIds } from '@fleet/api/domain/user/list-fleet-manager-ids.ts';
import { findVehicleName } from '@fleet/api/domain/vehicle/find-vehicle-name.ts';
import { loadOffer } from '@fleet/api/domain/waitlist/load-offer.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import type { FeedActivity } from '@fleet/api/ports/teams/teams.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { type News, newsCard } from '../cards/news-card.ts';
import { offerCard } from '../cards/offer-card.ts';
import type { Viewer } from '../viewer.ts';
import type { CardKeeper } from './card-keeper.ts';
import { newsActivity, offerActivity } from './feed-activities.ts';
import type { Reach, SentCard } from './reach.ts';

/** Somebody to tell, and in their words the card, and what stands in their feed where no card arrives. */
interface Message {
  userId: string;
  /** Undefined for what is none yet. */
  reservation?: LoadedReservation;
  card: (viewer: Viewer) => CardMessage;
  activity: (viewer: Viewer) => FeedActivity;
}

export interface SendNewsOptions {
  keeper: CardKeeper;
  reach: Reach;
}

const name = 'send-news';

/**
 * Tells drivers what the clock has done to their reservations, and who waits what is kept for them. The ledger keeps it once.
 * What it told becomes the card of the reservation as soon as that is no longer so: nobody takes a vehicle twice.
 */
export function createSendNews({ keeper, reach }: SendNewsOptions): Effect {
  return {
    name,
    handles: [
      'reservation.due',
      'reservation.overdue',
      'reservation.unclaimed',
      'reservation.reassigned',
      'reservation.delayed',
      'reservation.cancelled',
      'waitlist.offered',
      'reservation.seems-taken',
      'reservation.seems-returned',
      'reservation.late-return',
      'reservation.late-before-you',
    ],
    async deliver(event, context) {
      const message = await (event.type === 'waitlist.offered' ? writeOffer : writeNews)(event, context);
      if (!message) return;
      // Who manages the fleet is to know before it happens.
      const managers = event.type === 'reservation.late-return' ? await listFleetManagerIds(context) : [];
      for (const userId of new Set([message.userId, ...managers])) {
        const key = { eventId: event.id, effect: name, recipient: userId };
        if (await wasDelivered(context, key)) continue;
        const sent = await reach.sendCard(context, userId, message.card);
        if (!sent) await reach.notify(context, userId, message.activity);
        else if (userId === message.userId) await follow(context, message, sent);
        await recordDelivery(context, key);
      }
    },
  };

  async function follow(context: SystemContext, { userId, reservation }: Message, sent: SentCard): Promise<void> {
    if (!reservation) return;
    const { id: reservationId, version: shownVersion } = reservation;
    const card = { ...sent, reservationId, userId, kind: 'requester' as const, shownVersion };
    await recordReservationCard(context, card);
    // Whatever came in between did not know of this card.
    const current = await loadReservation(context, reservationId);
    if (current) await keeper.keepTrue(context, current, card);
  }
}

async function writeOffer({ entityId }: DomainEvent, context: SystemContext): Promise<Message | undefined> {
  const request = await loadOffer(context, entityId);
  return (
    request && {
      userId: request.user.userId,
      card: (viewer) => offerCard({ request, viewer }),
      activity: (viewer) => offerActivity({ request, viewer }),
    }
  );
}

async function writeNews(event: DomainEvent, context: SystemContext): Promise<Message | undefined> {
  const reservation = await loadReservation(context, event.entityId);
  const news = reservation && (await readNews(event, reservation, context));
  if (!news) return undefined;
  const userId = reservation.driver.userId ?? reservation.createdBy.userId;
  return {
    userId,
    reservation,
    card: (viewer) => newsCard({ reservation, news, viewer }),
    activity: (viewer) => newsActivity(reservation, news, viewer),
  };
}

/** Nobody is told of a state that has passed. */
async function readNews(
  event: DomainEvent,
  { status, vehicle, cancellationCause }: LoadedReservation,
  context: SystemContext,
): Promise<News | undefined> {
  const { vehicleId, previousVehicleId, releasedAt, expectedAt } = event.payload as {
    vehicleId?: string;
    previousVehicleId?: string;
    releasedAt?: string;
    expectedAt?: string;
  };
  const isAhead = (status === 'pending' || status === 'approved') && vehicle.id === vehicleId;
  switch (event.type) {
    case 'reservation.due':
      return status === 'approved' ? { kind: 'due' } : undefined;
    case 'reservation.overdue':
      return status === 'active' ? { kind: 'overdue' } : undefined;
    case 'reservation.unclaimed':
      return status === 'approved' && releasedAt ? { kind: 'unclaimed', releasedAt: new Date(releasedAt) } : undefined;
    case 'reservation.cancelled':
      return cancellationCause === 'no-show' ? { kind: 'released' } : undefined;
    case 'reservation.reassigned':
      return isAhead
        ? { kind: 'reassigned', previousVehicle: await findVehicleName(context, previousVehicleId) }
        : undefined;
    case 'reservation.seems-taken':
      return status === 'approved' ? { kind: 'seems-taken' } : undefined;
    case 'reservation.seems-returned':
      return status === 'active' ? { kind: 'seems-returned' } : undefined;
    case 'reservation.late-return':
      return status === 'active' && expectedAt ? { kind: 'late-return', expectedAt: new Date(expectedAt) } : undefined;
    case 'reservation.late-before-you':
      return isAhead && expectedAt ? { kind: 'late-before-you', expectedAt: new Date(expectedAt) } : undefined;
    case 'reservation.delayed':
      return isAhead ? { kind: 'delayed', alternatives: await suggestVehiclesFor(context, event.entityId) } : undefined;
    default:
      return undefined;
  }
}
