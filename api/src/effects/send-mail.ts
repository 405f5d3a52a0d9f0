import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { recordDelivery, wasDelivered } from '../domain/delivery/delivery-ledger.ts';
import { loadDigest } from '../domain/digest/load-digest.ts';
import { loadDigestReaders } from '../domain/digest/load-digest-readers.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { describeInstant } from '../domain/reservation/describe-period.ts';
import { type LoadedReservation, loadReservation } from '../domain/reservation/load-reservation.ts';
import { suggestVehiclesFor } from '../domain/reservation/suggest-vehicles.ts';
import { findVehicleName } from '../domain/vehicle/find-vehicle-name.ts';
import { loadOffer } from '../domain/waitlist/load-offer.ts';
import type { Mail, MailMessage } from '../ports/mail/mail.ts';
import { writeDigestMails } from './digest-mail.ts';
import type { Effect } from './effect.ts';
import type { Besides } from './reservation-drafts.ts';
import { writeReservationMails } from './reservation-mail.ts';
import { writeOfferMail } from './waitlist-mail.ts';

/** From the fleet mailbox of a tenant. */
interface Post {
  entraTenantId: string;
  fleetMailboxAddress: string;
  messages: MailMessage[];
}

/**
 * Mails whom it concerns what happened, from the fleet mailbox. The ledger keeps a repeated delivery quiet.
 * @param publicUrl where people reach Fleet
 */
export function createSendMail(mail: Mail, publicUrl: string): Effect {
  const name = 'send-mail';
  return {
    name,
    handles: [...reservationEventTypes, 'waitlist.offered', 'digest.due'],
    async deliver(event, context) {
      const post = await writerFor(event.type)(event, context, publicUrl);
      if (!post) return;
      const sender = { entraTenantId: post.entraTenantId, address: post.fleetMailboxAddress };
      for (const message of post.messages) {
        const key = { eventId: event.id, effect: name, recipient: message.to.address };
        if (await wasDelivered(context, key)) continue;
        await mail.send(sender, message);
        await recordDelivery(context, key);
      }
    },
  };
}

function writerFor(type: DomainEvent['type']) {
  if (type === 'waitlist.offered') return writeAboutOffer;
  return type === 'digest.due' ? writeAboutWeek : writeAboutReservation;
}

async function writeAboutWeek(
  event: DomainEvent,
  context: SystemContext,
  publicUrl: string,
): Promise<Post | undefined> {
  const [digest, readers] = await Promise.all([loadDigest(context, event.entityId), loadDigestReaders(context)]);
  return digest && { ...readers, messages: writeDigestMails(digest, readers, publicUrl) };
}

async function writeAboutOffer(
  event: DomainEvent,
  context: SystemContext,
  publicUrl: string,
): Promise<Post | undefined> {
  const offer = await loadOffer(context, event.entityId);
  return offer && { ...offer, messages: [writeOfferMail(offer, publicUrl)] };
}

async function writeAboutReservation(
  event: DomainEvent,
  context: SystemContext,
  publicUrl: string,
): Promise<Post | undefined> {
  const tellsOf = 'tellsOf' in event.payload ? Number(event.payload.tellsOf) : undefined;
  if (tellsOf === 0) return undefined;
  const reservation = await loadReservation(context, event.entityId);
  if (!reservation) return undefined;
  const besides = { ...(await readBesides(event, reservation, context)), tellsOf };
  return { ...reservation, messages: writeReservationMails(event.type, reservation, publicUrl, besides) };
}

async function readBesides(
  event: DomainEvent,
  { timeZone }: LoadedReservation,
  context: SystemContext,
): Promise<Besides> {
  if (event.type === 'reservation.unclaimed') {
    const { releasedAt } = event.payload;
    return { releasedAt: releasedAt && describeInstant(new Date(releasedAt), timeZone) };
  }
  if (event.type === 'reservation.reassigned') {
    const { vehicleId, previousVehicleId } = event.payload;
    return { vehicleId, previousVehicle: await findVehicleName(context, previousVehicleId) };
  }
  if (event.type === 'reservation.delayed') {
    const { vehicleId } = event.payload;
    return { vehicleId, alternatives: await suggestVehiclesFor(context, event.entityId) };
  }
  if (
    event.type === 'reservation.created' ||
    event.type === 'reservation.asked' ||
    event.type === 'reservation.changed'
  ) {
    return { askedUserIds: event.payload.askedUserIds };
  }
  return {};
}
