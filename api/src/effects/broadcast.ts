import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import { loadReservation } from '../domain/reservation/load-reservation.ts';
import type { Effect } from './effect.ts';

/**
 * Tells every server what changed, for the browsers that are looking.
 * @param publish reaches all servers; a browser that hears twice only asks twice
 */
export function createBroadcast(publish: (broadcast: Broadcast) => Promise<void>): Effect {
  return {
    name: 'broadcast',
    handles: [...reservationEventTypes, 'user.changed'],
    async deliver(event, context) {
      if (event.type === 'user.changed') {
        await publish({ tenantId: context.tenantId, changedUserId: event.entityId });
        return;
      }
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation) return;
      const { id, vehicle, status, version, driver, createdBy, deciders, approvals } = reservation;
      const deciding = [...deciders, ...approvals.flatMap(({ approver, decidedBy }) => [approver, decidedBy])];
      const userIds = [driver.userId, createdBy.userId, ...deciding.map((one) => one?.userId)].filter(
        (userId) => typeof userId === 'string',
      );
      await publish({
        tenantId: context.tenantId,
        userIds: [...new Set(userIds)],
        reservation: { reservationId: id, vehicleId: vehicle.id, status, version },
      });
    },
  };
}
