import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import { type LoadedReservation, loadReservation } from '../domain/reservation/load-reservation.ts';
import type { Effect } from './effect.ts';

const otherNouns = {
  'vehicle.changed': 'vehicle',
  'pool.changed': 'pool',
  'driver.changed': 'driver',
  'alert.raised': 'alert',
  'alert.changed': 'alert',
} as const;
const otherTypes = Object.keys(otherNouns) as (keyof typeof otherNouns)[];

/**
 * Tells every server what changed, for the browsers that are looking.
 * @param publish reaches all servers, in the same order; what comes twice is told once
 */
export function createBroadcast(publish: (broadcast: Broadcast) => Promise<void>): Effect {
  return {
    name: 'broadcast',
    isQuick: true,
    handles: [...reservationEventTypes, ...otherTypes, 'user.changed'],
    async deliver({ id, type, entityId }, context) {
      const { tenantId } = context;
      if (type === 'user.changed') {
        await publish({ tenantId, changedUserId: entityId });
      } else if (isOfOtherNoun(type)) {
        await publish({ id, tenantId, changed: otherNouns[type], entityId });
      } else {
        const reservation = await loadReservation(context, entityId);
        if (reservation) await publish({ id, tenantId, ...audienceOf(reservation), reservation: newsOf(reservation) });
      }
    },
  };
}

function isOfOtherNoun(type: string): type is keyof typeof otherNouns {
  return Object.hasOwn(otherNouns, type);
}

function newsOf({ id, vehicle, status, version }: LoadedReservation) {
  return { reservationId: id, vehicleId: vehicle.id, status, version };
}

/** Whom it concerns, of whom some decide or have decided. */
function audienceOf({ driver, createdBy, deciders, approvals }: LoadedReservation) {
  const deciding = [...deciders, ...approvals.flatMap(({ approver, decidedBy }) => [approver, decidedBy])];
  const deciderIds = distinct(deciding.map((one) => one?.userId));
  return { userIds: distinct([driver.userId, createdBy.userId, ...deciderIds]), deciderIds };
}

function distinct(userIds: readonly (string | null | undefined)[]): string[] {
  return [...new Set(userIds.filter((userId) => typeof userId === 'string'))];
}
