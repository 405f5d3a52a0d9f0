import { z } from 'zod';
import { reservationStatusSchema } from './reservation.ts';

/** What the server tells browsers at `/realtime`. Events name what changed; the browser asks the API for what it may see. */
export const socketEvents = {
  /** To the driver, the creator, whoever decides or decided, and the fleet managers. */
  'reservation.changed': z.object({
    reservationId: z.uuid(),
    vehicleId: z.uuid(),
    status: reservationStatusSchema,
    version: z.int(),
  }),
  /** To everybody of the tenant: a vehicle or what occupies it changed. */
  'vehicle.changed': z.object({ vehicleId: z.uuid() }),
};

export type SocketEventName = keyof typeof socketEvents;
export type SocketEventPayload<Name extends SocketEventName> = z.infer<(typeof socketEvents)[Name]>;
/** The event map for socket.io's server and client. */
export type ServerToClientEvents = { [Name in SocketEventName]: (payload: SocketEventPayload<Name>) => void };

/** How a committed change travels from the worker to every server. */
const broadcastSchema = z.union([
  z.object({
    tenantId: z.uuid(),
    /** Besides the fleet managers: the people the reservation concerns. */
    userIds: z.array(z.uuid()),
    /** Passed on to the rooms it concerns. */
    reservation: socketEvents['reservation.changed'],
  }),
  z.object({
    tenantId: z.uuid(),
    /** Who may do more or less than before, or nothing any more. */
    changedUserId: z.uuid(),
  }),
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
