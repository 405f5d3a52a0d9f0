import type { DomainEvent } from '../domain/domain-events.ts';
import { offerNext } from '../domain/waitlist/offer-next.ts';
import type { Effect } from './effect.ts';

/** What becomes free goes to whoever waits longest for it. A repeated delivery finds it taken. */
export const offerWaitlist: Effect = {
  name: 'offer-waitlist',
  handles: [
    'reservation.cancelled',
    'reservation.rejected',
    'reservation.checked-in',
    'reservation.changed',
    'reservation.reassigned',
    'waitlist.changed',
  ],
  async deliver(event, context) {
    const vehicleId = freedVehicle(event);
    while (await offerNext(context, vehicleId));
  },
};

/** Undefined where it may be any. */
function freedVehicle(event: DomainEvent): string | undefined {
  switch (event.type) {
    case 'reservation.cancelled':
    case 'reservation.rejected':
    case 'reservation.checked-in':
      return event.payload.vehicleId;
    // Its own, at another time, unless it had another one before.
    case 'reservation.reassigned':
      return event.payload.previousVehicleId;
    default:
      return undefined;
  }
}
