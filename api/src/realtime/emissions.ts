import type { Broadcast, SocketEventName, SocketEventPayload } from '@fleet/contracts/socket-events.ts';
import { rooms } from './rooms.ts';

/** One event for those who are in any of the rooms. */
export type Emission = {
  [Name in SocketEventName]: { event: Name; payload: SocketEventPayload<Name>; rooms: readonly string[] };
}[SocketEventName];

export type CommittedChange = Extract<Broadcast, { id: string }>;

/** What browsers hear of a committed change; the same on every server. */
export function emissionsOf(change: CommittedChange): Emission[] {
  return 'reservation' in change ? ofReservation(change) : [ofOther(change)];
}

function ofReservation({
  tenantId,
  userIds,
  deciderIds,
  reservation,
}: Extract<CommittedChange, { reservation: object }>): Emission[] {
  const { reservationId, vehicleId } = reservation;
  const emissions: Emission[] = [
    {
      event: 'reservation.changed',
      payload: reservation,
      rooms: [rooms.allReservations(tenantId), ...userIds.map((userId) => rooms.reservationsOf(tenantId, userId))],
    },
    {
      event: 'vehicle.changed',
      payload: { vehicleId },
      rooms: [rooms.vehicles(tenantId), rooms.vehicle(tenantId, vehicleId)],
    },
  ];
  if (deciderIds.length === 0) return emissions;
  const deciding = deciderIds.map((userId) => rooms.approvalsOf(tenantId, userId));
  return [...emissions, { event: 'approvals.changed', payload: { reservationId }, rooms: deciding }];
}

function ofOther({ tenantId, changed, entityId }: Extract<CommittedChange, { changed: string }>): Emission {
  switch (changed) {
    case 'vehicle': {
      const concerned = [rooms.vehicles(tenantId), rooms.vehicle(tenantId, entityId)];
      return { event: 'vehicle.changed', payload: { vehicleId: entityId }, rooms: concerned };
    }
    case 'pool':
      return { event: 'pool.changed', payload: { poolId: entityId }, rooms: [rooms.vehicles(tenantId)] };
    case 'alert':
      return { event: 'alert.changed', payload: { alertId: entityId }, rooms: [rooms.alerts(tenantId)] };
    case 'driver':
      return { event: 'driver.changed', payload: { driverId: entityId }, rooms: [rooms.drivers(tenantId)] };
  }
}
