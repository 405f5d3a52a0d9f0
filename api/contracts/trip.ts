import { z } from 'zod';
import { placeSchema } from './geofence.ts';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, overlapInput, pageInput, scopeSchema } from './page.ts';

export const tripSchema = z.object({
  id: z.uuid(),
  vehicle: z.object({ id: z.uuid(), name: z.string(), licensePlate: z.string() }),
  startedAt: instantSchema,
  /** Null while it goes on. */
  endedAt: instantSchema.nullable(),
  /** Null for whoever may not see where a private trip went, and once positions of then are kept no longer. */
  startPlace: placeSchema.nullable(),
  endPlace: placeSchema.nullable(),
  distanceMeters: z.int(),
  distanceSource: z.enum(['odometer', 'track']),
  startOdometerMeters: z.int().nullable(),
  endOdometerMeters: z.int().nullable(),
  maximumSpeedKph: z.number().nullable(),
  /** How long the vehicle had stood before; null for its first trip. */
  stoppedSecondsBefore: z.int().nullable(),
  /** Null for a trip without a reservation. */
  reservationId: z.uuid().nullable(),
  driver: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  costCenter: z.string().nullable(),
  /** Only its driver sees where it went. */
  isPrivate: z.boolean(),
});
export type Trip = z.infer<typeof tripSchema>;

export const tripOperations = {
  listTrips: operation({
    method: 'GET',
    path: '/api/v1/trips',
    summary: 'One’s own trips, or for fleet managers those of all vehicles, newest first, a page at a time',
    input: z.strictObject({
      scope: scopeSchema,
      vehicleId: z.uuid().optional().describe('Only those of this vehicle'),
      reservationId: z.uuid().optional().describe('Only those of this reservation'),
      ...overlapInput,
      ...pageInput,
    }),
    output: z.object({ trips: z.array(tripSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  markTripPrivate: operation({
    method: 'POST',
    path: '/api/v1/trips/{tripId}/private',
    summary:
      'For its driver: from now on nobody else sees where this trip goes or went; one that goes on stays private to its end',
    input: z.strictObject({ tripId: z.uuid() }),
    output: tripSchema,
    status: 200,
    roles,
  }),
};
