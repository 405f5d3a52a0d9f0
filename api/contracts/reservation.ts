import { z } from 'zod';
import { alternativeSchema } from './error-codes.ts';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, orderSchema, overlapInput, pageInput } from './page.ts';
import { textSchema } from './text.ts';
import { fuelTypeSchema, vehicleClassSchema } from './vehicle.ts';

export const reservationStatuses = ['pending', 'approved', 'rejected', 'active', 'completed', 'cancelled'] as const;
export const reservationStatusSchema = z.enum(reservationStatuses);
export type ReservationStatus = z.infer<typeof reservationStatusSchema>;

/** How long ago a period may have started: somebody who reserves "from now" needs a moment to fill in the form. */
export const startGraceMinutes = 5;

export const purposeSchema = textSchema(500).min(1);
const reasonSchema = textSchema(1000).describe('Why, for those whom it concerns');
export const personSchema = z.object({ userId: z.uuid(), displayName: z.string(), email: z.string() });
export type Person = z.infer<typeof personSchema>;

export const cancellationCauses = ['requested', 'no-show', 'undecided', 'vehicle', 'series', 'calendar'] as const;

/** One person who is or was asked; any one of those asked in a step decides it. */
const approvalSchema = z.object({
  stepNumber: z.int(),
  approver: personSchema,
  status: z.enum(['waiting', 'pending', 'approved', 'rejected', 'superseded']),
  /** Who decided: the approver, or their delegate. */
  decidedBy: personSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
});

export const reservationActions = ['approve', 'reject', 'update', 'cancel', 'check-out', 'check-in'] as const;

/**
 * Whether Outlook shows it: `none` where nothing is to be shown, `pending` until the event says what the reservation does and
 * the vehicle's mailbox has answered, `failed` when Outlook refused it or the vehicle's mailbox turned it down.
 */
const calendarSchema = z.object({
  state: z.enum(['none', 'pending', 'confirmed', 'failed']),
  /** `event`: Outlook refused it. `vehicle`: it stands, and the vehicle's own calendar has something else then. */
  failedBecause: z.enum(['event', 'vehicle']).nullable(),
  /** What Microsoft Graph said, for whoever runs the fleet; in its own words. */
  problem: z.string().nullable(),
});

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
  /** The first of those who decide now, or the last who were asked; null when the pool needs no approval. */
  approver: personSchema.nullable(),
  /** Everybody who is or was asked about it as it now is, by step. */
  approvals: z.array(approvalSchema),
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
  minimumSeats: z.int().nullable(),
  equipment: z.array(z.string()),
  tripDistanceMeters: z.int().nullable(),
  /** Why this vehicle, when the choice was left open. */
  assignmentReason: z.string().nullable(),
  /** In hundredths of the tenant's currency, by the hourly cost of the vehicle's class; null when that has none. */
  costCents: z.int().nullable(),
  seriesId: z.uuid().nullable(),
  /** Where the rule of the series put it, whatever was changed since. */
  occurrenceDate: instantSchema.nullable(),
  isException: z.boolean(),
  checkedOutAt: instantSchema.nullable(),
  checkedInAt: instantSchema.nullable(),
  decisionReason: z.string().nullable(),
  cancellationReason: z.string().nullable(),
  cancellationCause: z.enum(cancellationCauses).nullable(),
  outlookEventId: z.string().nullable(),
  calendar: calendarSchema,
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** What the caller may do with it now. */
  allowedActions: z.array(z.enum(reservationActions)),
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
  equipment: z.array(z.string()),
  /** What the battery or tank lasts for when full; null is unknown. */
  rangeMeters: z.int().nullable(),
  photoId: z.uuid().nullable(),
  /** Of the whole period, in hundredths of the tenant's currency; null when its class has no cost. */
  costCents: z.int().nullable(),
  poolName: z.string(),
  site: z.string(),
  timeZone: z.string(),
  /** Whether a reservation of it waits for a decision first. */
  approvalRequired: z.boolean(),
});
export type AvailableVehicle = z.infer<typeof availableVehicleSchema>;

/** Why one vehicle is given away before the others: a code with its facts, for whoever says it in another language. */
export const assignmentReasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('only-one') }),
  z.object({ code: z.literal('usual-pool'), pool: z.string().describe('Whose vehicle the driver had last') }),
  z.object({ code: z.literal('smallest-class'), class: vehicleClassSchema }),
  z.object({ code: z.literal('smallest'), seats: z.int() }),
  z.object({ code: z.literal('least-equipment') }),
  z.object({ code: z.literal('fewest-gaps') }),
  z.object({ code: z.literal('least-driven'), odometerMeters: z.number() }),
  z.object({
    code: z.literal('least-reserved'),
    reservedMinutes: z.number().describe('In the weeks before and after'),
  }),
  z.object({ code: z.literal('first-of-alike') }),
]);
export type AssignmentReason = z.infer<typeof assignmentReasonSchema>;

/** One status or several; several are one query parameter each. */
const statusFilterSchema = z
  .union([reservationStatusSchema, z.array(reservationStatusSchema).min(1).max(reservationStatuses.length)])
  .transform((status) => [...new Set([status].flat())].sort());

const reservationIdInput = { reservationId: z.uuid() };
export const distanceSchema = z.int().min(1).max(10_000_000);
export const equipmentSchema = z.array(textSchema(40).min(1)).max(20);

/** Which vehicles would do. */
const wishInput = {
  class: vehicleClassSchema.optional(),
  fuelType: fuelTypeSchema.optional(),
  poolId: z.uuid().optional(),
  minimumSeats: z.int().min(1).max(60).optional(),
  /** Codes of equipment the vehicle must have. */
  equipment: equipmentSchema.optional(),
  /** How far the driver means to go; an electric vehicle must reach so far with a reserve. */
  tripDistanceMeters: distanceSchema.optional(),
  /** Who drives, when it is not the caller. */
  driverId: z.uuid().optional(),
  /** The caller's own hold, which is not in the way. */
  holdId: z.uuid().optional(),
};

/** What a list of reservations can be ordered by. */
export const reservationSorts = ['startDate', 'createdAt'] as const;

export const reservationOperations = {
  findAvailability: operation({
    method: 'POST',
    path: '/api/v1/reservations/availability',
    summary:
      'The vehicles that can be reserved for a period; creating one of them is accepted unless somebody is faster',
    input: z.strictObject({
      startDate: instantSchema,
      endDate: instantSchema,
      ...wishInput,
      /** Whether this very vehicle is free. */
      vehicleId: z.uuid().optional(),
      recommend: z
        .boolean()
        .optional()
        .describe('Puts first what somebody would be given who leaves the choice open, and says why'),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      vehicles: z.array(availableVehicleSchema),
      why: assignmentReasonSchema.nullable().describe('Why the first is recommended; null unless that was asked for'),
      /** How many are free in all, also beyond `limit`. */
      totalCount: z.int(),
      /** What would work instead where nothing is free; else none. */
      alternatives: z.array(alternativeSchema),
    }),
    status: 200,
    onlyReads: true,
    roles,
  }),
  listReservations: operation({
    method: 'GET',
    path: '/api/v1/reservations',
    summary: 'Reservations the caller may see, by start unless asked for otherwise; a page at a time',
    input: z.strictObject({
      scope: z
        .enum(['mine', 'to-approve', 'all'])
        .default('mine')
        .describe('What one drives or asked for, what waits for one’s decision, or all, for fleet managers'),
      status: statusFilterSchema.optional().describe('Only those in one of these states'),
      ...overlapInput,
      vehicleId: z.uuid().optional().describe('Only those of this vehicle'),
      driverId: z.uuid().optional().describe('Only those that this driver drives'),
      poolId: z.uuid().optional().describe('Only those of the vehicles that are in this pool now'),
      q: textSchema(80)
        .optional()
        .describe('Only those that say this: in purpose, department, cost center, driver’s name, vehicle or its plate'),
      sort: z
        .enum(reservationSorts)
        .optional()
        .describe('By when they start, unless asked for otherwise, or by when they were made'),
      order: orderSchema.optional(),
      ...pageInput,
    }),
    output: z.object({ reservations: z.array(reservationSchema), nextCursor: nextCursorSchema }),
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
    summary:
      'Reserve a vehicle, or any that would do; CONFLICT or RULE_VIOLATED with the rule and alternatives when that is not possible',
    input: z.strictObject({
      /** Left out, the vehicle is chosen that leaves the pool most usable. */
      vehicleId: z.uuid().optional(),
      startDate: instantSchema,
      endDate: instantSchema,
      ...wishInput,
      purpose: purposeSchema,
      department: textSchema(100).optional(),
      costCenter: textSchema(40).optional(),
    }),
    output: reservationSchema,
    status: 201,
    roles,
  }),
  updateReservation: operation({
    method: 'PATCH',
    path: '/api/v1/reservations/{reservationId}',
    summary: 'Move, stretch or otherwise change a reservation; beyond the tolerance of its pool it is decided again',
    input: z.strictObject({
      ...reservationIdInput,
      expectedVersion: expectedVersionSchema,
      vehicleId: z.uuid().optional(),
      startDate: instantSchema.optional(),
      endDate: instantSchema.optional(),
      minimumSeats: z.int().min(1).max(60).nullable().optional(),
      equipment: equipmentSchema.optional(),
      tripDistanceMeters: distanceSchema.nullable().optional(),
      purpose: purposeSchema.optional(),
      department: textSchema(100).nullable().optional(),
      costCenter: textSchema(40).nullable().optional(),
      holdId: z.uuid().optional(),
    }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  approveReservation: operation({
    method: 'PATCH',
    path: '/api/v1/reservations/{reservationId}/approve',
    summary: 'Approve a pending reservation as its approver; the first decision wins',
    input: z.strictObject({
      ...reservationIdInput,
      expectedVersion: expectedVersionSchema,
      reason: reasonSchema.optional(),
    }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  rejectReservation: operation({
    method: 'PATCH',
    path: '/api/v1/reservations/{reservationId}/reject',
    summary: 'Reject a pending reservation as its approver; the first decision wins',
    input: z.strictObject({
      ...reservationIdInput,
      expectedVersion: expectedVersionSchema,
      reason: reasonSchema.optional(),
    }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
  cancelReservation: operation({
    method: 'DELETE',
    path: '/api/v1/reservations/{reservationId}',
    summary: 'Cancel a reservation that has not ended',
    input: z.strictObject({
      ...reservationIdInput,
      expectedVersion: expectedVersionSchema,
      reason: reasonSchema.optional(),
    }),
    output: reservationSchema,
    status: 200,
    roles,
  }),
};
