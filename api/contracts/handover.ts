import { z } from 'zod';
import { affectedReservationsSchema } from './affected-reservations.ts';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput } from './page.ts';
import { personSchema, reservationSchema } from './reservation.ts';
import { textSchema } from './text.ts';

/** How early a driver may take a vehicle that is free before the start. */
export const earliestCheckOutMinutes = 60;
export const maximumHandoverPhotos = 10;

export const handoverSchema = z.object({
  id: z.uuid(),
  reservationId: z.uuid(),
  vehicleId: z.uuid(),
  kind: z.enum(['check-out', 'check-in']),
  occurredAt: instantSchema,
  odometerMeters: z.int(),
  /** A fleet manager set it back. */
  odometerCorrected: z.boolean(),
  /** Of the tank or the battery. */
  energyPercent: z.int().nullable(),
  location: z.string().nullable(),
  note: z.string().nullable(),
  damage: z.string().nullable(),
  /** Nobody else gets the vehicle until a fleet manager ends the repair. */
  damageBlocksVehicle: z.boolean(),
  photoIds: z.array(z.uuid()),
  recordedBy: personSchema,
  createdAt: instantSchema,
});
export type Handover = z.infer<typeof handoverSchema>;

const recordedHandoverSchema = handoverSchema.extend({
  /** As it is now. */
  reservation: reservationSchema,
  /** For fleet managers, when the damage blocks the vehicle: what others have reserved meanwhile. */
  affected: affectedReservationsSchema.optional(),
});
export type RecordedHandover = z.infer<typeof recordedHandoverSchema>;

const reservationIdInput = { reservationId: z.uuid() };

const handoverInput = {
  ...reservationIdInput,
  /** Of the reservation. */
  expectedVersion: expectedVersionSchema,
  odometerMeters: z.int().min(0).max(10_000_000_000),
  /** For fleet managers: the odometer was wrong before, so this may be less. */
  correctOdometer: z.boolean().default(false),
  energyPercent: z.int().min(0).max(100).optional(),
  location: textSchema(200).optional(),
  note: textSchema(1000).optional(),
  damage: textSchema(1000).min(1).optional(),
  damageBlocksVehicle: z.boolean().default(false),
  /** Of the caller's own uploads. */
  photoIds: z.array(z.uuid()).max(maximumHandoverPhotos).default([]),
  /** When it happened, for what was recorded without a connection; left out, now. */
  occurredAt: instantSchema.optional(),
};

export const handoverOperations = {
  checkOutReservation: operation({
    method: 'POST',
    path: '/api/v1/reservations/{reservationId}/check-out',
    summary: `Record that the driver takes the vehicle, at the earliest ${earliestCheckOutMinutes} minutes before the start; the reservation is active from then on`,
    input: z.strictObject(handoverInput),
    output: recordedHandoverSchema,
    status: 201,
    roles,
  }),
  checkInReservation: operation({
    method: 'POST',
    path: '/api/v1/reservations/{reservationId}/check-in',
    summary: 'Record that the vehicle is back; the reservation is completed, and what is left of it is free',
    input: z.strictObject(handoverInput),
    output: recordedHandoverSchema,
    status: 201,
    roles,
  }),
  listReservationHandovers: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}/handovers',
    summary: 'How the vehicle was taken and returned, for whoever may see the reservation',
    input: z.strictObject(reservationIdInput),
    output: z.object({ handovers: z.array(handoverSchema) }),
    status: 200,
    roles,
  }),
  listVehicleHandovers: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}/handovers',
    summary: 'How a vehicle was taken and returned, newest first, a page at a time',
    input: z.strictObject({ vehicleId: z.uuid(), ...pageInput }),
    output: z.object({ handovers: z.array(handoverSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles: managerRoles,
  }),
};
