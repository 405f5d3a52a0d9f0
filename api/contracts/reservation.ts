import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { textSchema } from './text.ts';
import { fuelTypeSchema, vehicleClassSchema } from './vehicle.ts';

export const reservationStatuses = ['pending', 'approved', 'rejected', 'active', 'completed', 'cancelled'] as const;
export const reservationStatusSchema = z.enum(reservationStatuses);
export type ReservationStatus = z.infer<typeof reservationStatusSchema>;

/** How long ago a period may have started: somebody who reserves "from now" needs a moment to fill in the form. */
export const startGraceMinutes = 5;

const purposeSchema = textSchema(500).min(1);
const reasonSchema = textSchema(1000);
const personSchema = z.object({ userId: z.uuid(), displayName: z.string(), email: z.string() });
export type Person = z.infer<typeof personSchema>;

export const reservationSchema = z.object({
  id: z.uuid(),
  vehicle: z.object({
    id: z.uuid(),
    name: z.string(),
    licensePlate: z.string(),
    class: vehicleClassSchema,
    poolName: z.string(),
    site: z.string(),
  }),
  driver: z.object({
    driverId: z.uuid(),
    displayName: z.string(),
    userId: z.uuid().nullable(),
    email: z.string().nullable(),
  }),
  createdBy: personSchema,
  /** Who decides; null when the pool needs no approval. */
  approver: personSchema.nullable(),
  approvedBy: personSchema.nullable(),
  approvedAt: instantSchema.nullable(),
  startDate: instantSchema,
  endDate: instantSchema,
  /** The pool's IANA zone, in which the wall times are meant. */
  timeZone: z.string(),
  status: reservationStatusSchema,
  purpose: z.string(),
  department: z.string().nullable(),
  costCenter: z.string().nullable(),
  decisionReason: z.string().nullable(),
  cancellationReason: z.string().nullable(),
  outlookEventId: z.string().nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** What the caller may do with it now. */
  allowedActions: z.array(z.enum(['approve', 'reject', 'cancel'])),
});
export type Reservation = z.infer<typeof reservationSchema>;

export const availableVehicleSchema = z.object({
  vehicleId: z.uuid(),
  name: z.string(),
  licensePlate: z.string(),
  color: z.string(),
  class: vehicleClassSchema,
  fuelType: fuelTypeSchema,
  seats: z.int(),
  poolName: z.string(),
  site: z.string(),
  timeZone: z.string(),
  /** Whether a reservation of it waits for a decision first. */
  approvalRequired: z.boolean(),
});
export type AvailableVehicle = z.infer<typeof availableVehicleSchema>;

/** One status or several; several are one query parameter each. */
const statusFilterSchema = z
  .union([reservationStatusSchema, z.array(reservationStatusSchema).min(1).max(reservationStatuses.length)])
  .transform((status) => [...new Set([status].flat())].sort());

const reservationIdInput = { reservationId: z.uuid() };

export const reservationOperations = {
  findAvailability: operation({
    method: 'POST',
    path: '/api/v1/reservations/availability',
    summary:
      'The vehicles that can be reserved for a period; creating one of them is accepted unless somebody is faster',
    input: z.strictObject({
      startDate: instantSchema,
      endDate: instantSchema,
      class: vehicleClassSchema.optional(),
      fuelType: fuelTypeSchema.optional(),
      minimumSeats: z.int().min(1).max(60).optional(),
      poolId: z.uuid().optional(),
      /** Whether this very vehicle is free. */
      vehicleId: z.uuid().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      vehicles: z.array(availableVehicleSchema),
      /** How many are free in all, also beyond `limit`. */
      totalCount: z.int(),
    }),
    status: 200,
    roles,
  }),
  listReservations: operation({
    method: 'GET',
    path: '/api/v1/reservations',
    summary: 'Reservations the caller may see, by start; a page at a time',
    input: z.strictObject({
      scope: z.enum(['mine', 'to-approve', 'all']).default('mine'),
      /** Only those in one of these. */
      status: statusFilterSchema.optional(),
      /** Only those that end after this instant. */
      from: instantSchema.optional(),
      /** Only those that start before this instant. */
      to: instantSchema.optional(),
      vehicleId: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.base64url().max(200).optional(),
    }),
    output: z.object({ reservations: z.array(reservationSchema), nextCursor: z.string().nullable() }),
    status: 200,
    roles,
  }),
  getReservation: operation({
    method: 'GET',
    path: '/api/v1/reservations/{reservationId}',
    summary: 'One reservation',
    input: z.strictObject(reservationIdInput),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  createReservation: operation({
    method: 'POST',
    path: '/api/v1/reservations',
    summary: 'Reserve a vehicle for the caller; CONFLICT with alternatives when it is taken',
    input: z.strictObject({
      vehicleId: z.uuid(),
      startDate: instantSchema,
      endDate: instantSchema,
      purpose: purposeSchema,
      department: textSchema(100).optional(),
      costCenter: textSchema(40).optional(),
      /** Chosen by the sender: the same id sent twice answers the first reservation. */
      requestId: z.uuid().optional(),
    }),
    output: reservationSchema,
    status: 201,
    roles,
  }),
  approveReservation: operation({
    method: 'PATCH',
    path: '/api/v1/reservations/{reservationId}/approve',
    summary: 'Approve a pending reservation as its approver; the first decision wins',
    input: z.strictObject({ ...reservationIdInput, reason: reasonSchema.optional() }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  rejectReservation: operation({
    method: 'PATCH',
    path: '/api/v1/reservations/{reservationId}/reject',
    summary: 'Reject a pending reservation as its approver; the first decision wins',
    input: z.strictObject({ ...reservationIdInput, reason: reasonSchema.optional() }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  cancelReservation: operation({
    method: 'DELETE',
    path: '/api/v1/reservations/{reservationId}',
    summary: 'Cancel a reservation that has not ended',
    input: z.strictObject({ ...reservationIdInput, reason: reasonSchema.optional() }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
};
