import { z } from 'zod';
import { livePositionSchema } from './live-position.ts';
import { reservationStatusSchema } from './reservation.ts';
import type { SessionEvents } from './socket-messages.ts';

/**
 * What the server tells browsers at `/realtime` of what was committed, to those who follow its topic. Events name what
 * changed; the browser asks the API for what it may see.
 */
export const socketEvents = {
  /** `reservations`: to the driver, the creator, whoever decides or decided, and the fleet managers. */
  'reservation.changed': z.object({
    reservationId: z.uuid(),
    vehicleId: z.uuid(),
    status: reservationStatusSchema,
    version: z.int(),
  }),
  /** `vehicles` and the vehicle's own: it, or what occupies it, changed. */
  'vehicle.changed': z.object({ vehicleId: z.uuid() }),
  /** `vehicles`: how vehicles of the pool are reserved changed. */
  'pool.changed': z.object({ poolId: z.uuid() }),
  /** `drivers` */
  'driver.changed': z.object({ driverId: z.uuid() }),
  /** `alerts`: to the fleet managers; raised, looked after or over. */
  'alert.changed': z.object({ alertId: z.uuid() }),
  /** `approvals`: to whoever is or was asked about the reservation, and whoever stands in for them. */
  'approvals.changed': z.object({ reservationId: z.uuid() }),
  /**
   * `positions` and each vehicle's own: to the fleet managers, and to each driver of the vehicle they have. The newest, each
   * vehicle once, as `readPositionBatch` reads them. They have no cursor: after a break the next ones come by themselves.
   */
  'positions.changed': z.object({ batch: z.base64() }),
};

export type SocketEventName = keyof typeof socketEvents;
export type SocketEventPayload<Name extends SocketEventName> = z.infer<(typeof socketEvents)[Name]>;
/** The event map for socket.io's server and client. The cursor, sent with the next handshake, brings what came after. */
export type ServerToClientEvents = SessionEvents & {
  [Name in SocketEventName]: (payload: SocketEventPayload<Name>, cursor?: string) => void;
};

/** A position with who may see it; whoever passes it on leaves that out. */
const heardPositionSchema = z.object({
  position: livePositionSchema,
  /** Who has the vehicle now; null when nobody does, or the driver does not use Fleet. */
  driverUserId: z.uuid().nullable(),
  /** The driver is on a private trip: nobody else sees where. */
  isPrivate: z.boolean(),
});
export type HeardPosition = z.infer<typeof heardPositionSchema>;

/** How many travel between servers in one message at most. */
const maximumHeardPositions = 100;

/** How a committed change travels to every server. */
const broadcastSchema = z.union([
  z.object({
    /** Of the event that tells of it: who hears it twice leaves the second out. */
    id: z.uuid(),
    tenantId: z.uuid(),
    /** Besides the fleet managers: the people the reservation concerns. */
    userIds: z.array(z.uuid()),
    /** Whose approvals show something else now. */
    deciderIds: z.array(z.uuid()),
    /** Passed on to the rooms it concerns. */
    reservation: socketEvents['reservation.changed'],
  }),
  z.object({
    id: z.uuid(),
    tenantId: z.uuid(),
    changed: z.enum(['vehicle', 'pool', 'driver', 'alert']),
    entityId: z.uuid(),
  }),
  z.object({
    tenantId: z.uuid(),
    /** Who may do more or less than before, or nothing any more. */
    changedUserId: z.uuid(),
  }),
  z.object({ tenantId: z.uuid(), positions: z.array(heardPositionSchema).max(maximumHeardPositions) }),
  /** A mark among the events that every server hears at the same place, for browsers that hear of nothing else. */
  z.object({ mark: z.uuid() }),
]);
export type Broadcast = z.infer<typeof broadcastSchema>;

/** @returns undefined for what is no broadcast, or one of another version of the product */
export function readBroadcast(message: string): Broadcast | undefined {
  try {
    return broadcastSchema.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}

/** The database channel it travels on. */
export const broadcastChannel = 'fleet-broadcast';

/** NOTIFY takes less than 8,000 bytes. */
const maximumMessageBytes = 7_900;

/**
 * Positions as they travel, in as few messages as the channel carries; `readBroadcast` reads each.
 * @returns none for no positions
 */
export function writePositionBroadcasts(tenantId: string, heard: readonly HeardPosition[]): string[] {
  const frame = JSON.stringify({ tenantId, positions: [] });
  const messages: string[] = [];
  let batch: string[] = [];
  let bytes = frame.length;
  const close = () => {
    if (batch.length > 0) messages.push(frame.replace('[]', `[${batch.join(',')}]`));
    batch = [];
    bytes = frame.length;
  };
  for (const one of heard) {
    // Nothing but ASCII stands in it, so letters are bytes.
    const text = JSON.stringify(one);
    if (batch.length === maximumHeardPositions || bytes + text.length + 1 > maximumMessageBytes) close();
    batch.push(text);
    bytes += text.length + 1;
  }
  close();
  return messages;
}
