import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput, scopeSchema } from './page.ts';
import { equipmentSchema, personSchema, purposeSchema, reservationSchema } from './reservation.ts';
import { textSchema } from './text.ts';
import { vehicleClassSchema } from './vehicle.ts';

/** How long somebody has to answer an offer, unless the time they asked for begins sooner. */
export const offerMinutes = 30;
/** Requests of one person that are not settled. */
export const maximumWaitlistRequests = 10;

export const waitlistStatusSchema = z.enum(['waiting', 'offered', 'accepted', 'withdrawn', 'expired']);

export const waitlistRequestSchema = z.object({
  id: z.uuid(),
  user: personSchema,
  startDate: instantSchema,
  endDate: instantSchema,
  poolId: z.uuid().nullable(),
  vehicleId: z.uuid().nullable(),
  class: vehicleClassSchema.nullable(),
  minimumSeats: z.int().nullable(),
  equipment: z.array(z.string()),
  purpose: z.string(),
  status: waitlistStatusSchema,
  /** The vehicle that is kept for them until then, while the status is `offered`. */
  offer: z
    .object({
      vehicleId: z.uuid(),
      vehicleName: z.string(),
      licensePlate: z.string(),
      class: vehicleClassSchema,
      poolName: z.string(),
      site: z.string(),
      timeZone: z.string(),
      expiresAt: instantSchema,
    })
    .nullable(),
  /** What came of it. */
  reservationId: z.uuid().nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type WaitlistRequest = z.infer<typeof waitlistRequestSchema>;

const requestIdInput = { waitlistRequestId: z.uuid() };
const changeInput = { ...requestIdInput, expectedVersion: expectedVersionSchema };

export const waitlistOperations = {
  listWaitlistRequests: operation({
    method: 'GET',
    path: '/api/v1/waitlist',
    summary: 'Who waits for a vehicle, in the order in which they are asked; a page at a time',
    input: z.strictObject({
      scope: scopeSchema,
      status: waitlistStatusSchema.optional().describe('Only those in this state'),
      ...pageInput,
    }),
    output: z.object({ waitlistRequests: z.array(waitlistRequestSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getWaitlistRequest: operation({
    method: 'GET',
    path: '/api/v1/waitlist/{waitlistRequestId}',
    summary: 'One request, for whoever made it and for fleet managers',
    input: z.strictObject(requestIdInput),
    output: waitlistRequestSchema,
    status: 200,
    roles,
  }),
  createWaitlistRequest: operation({
    method: 'POST',
    path: '/api/v1/waitlist',
    summary: `Wait for a vehicle: one that becomes free is kept for ${offerMinutes} minutes for whoever waits longest`,
    input: z.strictObject({
      startDate: instantSchema,
      endDate: instantSchema,
      poolId: z.uuid().optional(),
      vehicleId: z.uuid().optional(),
      class: vehicleClassSchema.optional(),
      minimumSeats: z.int().min(1).max(60).optional(),
      equipment: equipmentSchema.default([]),
      purpose: purposeSchema,
    }),
    output: waitlistRequestSchema,
    status: 201,
    roles,
  }),
  acceptWaitlistOffer: operation({
    method: 'POST',
    path: '/api/v1/waitlist/{waitlistRequestId}/accept',
    summary: 'Reserve the vehicle that is offered',
    input: z.strictObject({
      ...changeInput,
      department: textSchema(100).optional(),
      costCenter: textSchema(40).optional(),
    }),
    output: reservationSchema,
    status: 201,
    roles,
  }),
  declineWaitlistOffer: operation({
    method: 'POST',
    path: '/api/v1/waitlist/{waitlistRequestId}/decline',
    summary: 'Leave the vehicle that is offered to the next one; the request is withdrawn',
    input: z.strictObject(changeInput),
    output: waitlistRequestSchema,
    status: 200,
    roles,
  }),
  withdrawWaitlistRequest: operation({
    method: 'DELETE',
    path: '/api/v1/waitlist/{waitlistRequestId}',
    summary: 'Wait no longer',
    input: z.strictObject(changeInput),
    output: waitlistRequestSchema,
    status: 200,
    roles,
  }),
};
