import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { findConversation } from '@fleet/api/domain/conversation/find-conversation.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import { suggestVehiclesFor } from '@fleet/api/domain/reservation/suggest-vehicles.ts';
import { findVehicleName } from '@fleet/api/domain/vehicle/find-vehicle-name.ts';
import { loadOffer } from '@fleet/api/domain/waitlist/load-offer.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { type News, newsCard } from '../cards/news-card.ts';
import { offerCard } from '../cards/offer-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';
import type { Viewer } from '../viewer.ts';

export interface SendNewsOptions {
  notifier: Notifier;
  log: BotLog;
}

/** Somebody to tell, and the card in their words. */
interface Message {
  userId: string;
  write: (viewer: Viewer) => CardMessage;
}

const name = 'send-news';

/** Tells drivers what the clock has done to their reservations, and who waits what is kept for them. The ledger keeps it once. */
export function createSendNews({ notifier, log }: SendNewsOptions): Effect {
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
    ],
    async deliver(event, context) {
      const message = await (event.type === 'waitlist.offered' ? writeOffer : writeNews)(event, context);
      if (!message) return;
      const { userId, write } = message;
      const key = { eventId: event.id, effect: name, recipient: userId };
      const reference = await findConversation(context, userId);
      const stored = reference && readConversation(reference);
      if (!stored) return log.info({ type: event.type }, 'nobody to send a card to');
      if (await wasDelivered(context, key)) return;
      try {
        await notifier.send(stored.conversation, write(stored.viewer));
      } catch (error) {
        if (!(error instanceof RecipientUnreachable)) throw error;
        return log.info({ type: event.type }, 'the recipient of a card cannot be reached any more');
      }
      await recordDelivery(context, key);
    },
  };
}

async function writeOffer({ entityId }: DomainEvent, context: SystemContext): Promise<Message | undefined> {
  const request = await loadOffer(context, entityId);
  return request && { userId: request.user.userId, write: (viewer) => offerCard({ request, viewer }) };
}

async function writeNews(event: DomainEvent, context: SystemContext): Promise<Message | undefined> {
  const reservation = await loadReservation(context, event.entityId);
  const news = reservation && (await readNews(event, reservation, context));
  if (!news) return undefined;
  const userId = reservation.driver.userId ?? reservation.createdBy.userId;
  return { userId, write: (viewer) => newsCard({ reservation, news, viewer }) };
}

/** Nobody is told of a state that has passed. */
async function readNews(
  event: DomainEvent,
  { status, vehicle, cancellationCause }: LoadedReservation,
  context: SystemContext,
): Promise<News | undefined> {
  const { vehicleId, previousVehicleId, releasedAt } = event.payload as {
    vehicleId?: string;
    previousVehicleId?: string;
    releasedAt?: string;
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
    case 'reservation.delayed':
      return isAhead ? { kind: 'delayed', alternatives: await suggestVehiclesFor(context, event.entityId) } : undefined;
    default:
      return undefined;
  }
}
