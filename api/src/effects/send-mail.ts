import { recordDelivery, wasDelivered } from '../domain/delivery/delivery-ledger.ts';
import { reservationEventTypes } from '../domain/domain-events.ts';
import { loadReservation } from '../domain/reservation/load-reservation.ts';
import type { Mail } from '../ports/mail/mail.ts';
import type { Effect } from './effect.ts';
import { writeReservationMails } from './reservation-mail.ts';

/**
 * Mails the approver, the driver or both what happened, from the fleet mailbox. The ledger keeps a repeated delivery quiet.
 * @param publicUrl where people reach Fleet
 */
export function createSendMail(mail: Mail, publicUrl: string): Effect {
  const name = 'send-mail';
  return {
    name,
    handles: reservationEventTypes,
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation) return;
      const sender = { entraTenantId: reservation.entraTenantId, address: reservation.fleetMailboxAddress };
      for (const message of writeReservationMails(event.type, reservation, publicUrl)) {
        const key = { eventId: event.id, effect: name, recipient: message.to.address };
        if (await wasDelivered(context, key)) continue;
        await mail.send(sender, message);
        await recordDelivery(context, key);
      }
    },
  };
}
