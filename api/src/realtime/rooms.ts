/** Who hears what. Every room names its tenant, so that no id alone can reach across. */
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { Topic } from '@fleet/contracts/socket-messages.ts';
import type { UserContext } from '../domain/command-context.ts';

export const rooms = {
  /** A person's connections, whatever they follow. */
  user: (tenantId: string, userId: string) => `tenant:${tenantId}:user:${userId}`,
  vehicles: (tenantId: string) => `tenant:${tenantId}:vehicles`,
  vehicle: (tenantId: string, vehicleId: string) => `tenant:${tenantId}:vehicle:${vehicleId}`,
  drivers: (tenantId: string) => `tenant:${tenantId}:drivers`,
  allReservations: (tenantId: string) => `tenant:${tenantId}:reservations`,
  reservationsOf: (tenantId: string, userId: string) => `tenant:${tenantId}:reservations:${userId}`,
  approvalsOf: (tenantId: string, userId: string) => `tenant:${tenantId}:approvals:${userId}`,
  alerts: (tenantId: string) => `tenant:${tenantId}:alerts`,
  allPositions: (tenantId: string) => `tenant:${tenantId}:positions`,
  /** Of the vehicles that somebody drives now. */
  positionsOf: (tenantId: string, userId: string) => `tenant:${tenantId}:positions:${userId}`,
  vehiclePositions: (tenantId: string, vehicleId: string) => `tenant:${tenantId}:vehicle:${vehicleId}:positions`,
};

/** The rooms in which somebody hears of what they follow, and of nothing that the API would not show them. */
export function roomsOf(
  { tenantId, actor }: Pick<UserContext, 'tenantId' | 'actor'>,
  topics: Iterable<Topic>,
): string[] {
  const { userId } = actor;
  const seesAll = managesFleet(actor);
  const granted = (topic: Topic): string[] => {
    switch (topic) {
      case 'vehicles':
        return [rooms.vehicles(tenantId)];
      case 'drivers':
        return [rooms.drivers(tenantId)];
      case 'reservations':
        return [seesAll ? rooms.allReservations(tenantId) : rooms.reservationsOf(tenantId, userId)];
      case 'approvals':
        return [rooms.approvalsOf(tenantId, userId)];
      case 'alerts':
        return seesAll ? [rooms.alerts(tenantId)] : [];
      case 'positions':
        return [rooms.positionsOf(tenantId, userId), ...(seesAll ? [rooms.allPositions(tenantId)] : [])];
      default: {
        const vehicleId = topic.slice('vehicle:'.length).toLowerCase();
        return [
          rooms.vehicle(tenantId, vehicleId),
          rooms.positionsOf(tenantId, userId),
          ...(seesAll ? [rooms.vehiclePositions(tenantId, vehicleId)] : []),
        ];
      }
    }
  };
  return [rooms.user(tenantId, userId), ...[...topics].flatMap(granted)];
}
