import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { livePositionSchema } from './live-position.ts';
import { operation, roles } from './operation.ts';
import { nextCursorSchema, wholeListInput } from './page.ts';

export const vehiclePositionSchema = livePositionSchema.extend({
  /** When we heard of it. */
  receivedAt: instantSchema,
  odometerMeters: z.int().nullable(),
  /** Of the tank. */
  fuelPercent: z.number().nullable(),
  /** Of the battery that drives. */
  chargePercent: z.number().nullable(),
  /** Names of the areas it is in. */
  geofences: z.array(z.string()),
});
export type VehiclePosition = z.infer<typeof vehiclePositionSchema>;

/** Why the position of a vehicle is not shown, where it is known to exist. */
export const hiddenReasonSchema = z.enum(['private', 'not-yours']);

export const trailPointSchema = z.object({
  deviceTime: instantSchema,
  latitude: z.number(),
  longitude: z.number(),
  speedKph: z.number().nullable(),
  headingDegrees: z.number().nullable(),
});

/** How much of a trail is given at once. */
export const maximumTrailHours = 48;
export const maximumTrailPoints = 5_000;

const vehicleIdInput = { vehicleId: z.uuid() };

export const positionOperations = {
  listVehiclePositions: operation({
    method: 'GET',
    path: '/api/v1/vehicle-positions',
    summary:
      'Where vehicles are: for fleet managers all that is not private, for a driver the vehicle they have or are about to take',
    input: z.strictObject({
      poolId: z.uuid().optional().describe('Only the vehicles of this pool'),
      ...wholeListInput,
    }),
    output: z.object({
      positions: z.array(vehiclePositionSchema),
      /** Vehicles whose position is private now, for fleet managers. */
      hiddenVehicleIds: z.array(z.uuid()),
      nextCursor: nextCursorSchema,
    }),
    status: 200,
    roles,
  }),
  getVehicleTrail: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}/trail',
    summary: `Where a vehicle was, at most ${maximumTrailHours} hours; for fleet managers without what is private, for a driver while it was theirs`,
    input: z.strictObject({
      ...vehicleIdInput,
      from: instantSchema.describe('Since when'),
      to: instantSchema.describe('Until when'),
    }),
    output: z.object({
      points: z.array(trailPointSchema),
      /** Whether points were left out, evenly, as there are too many. */
      isThinned: z.boolean(),
    }),
    status: 200,
    roles,
  }),
  reportVehiclePosition: operation({
    method: 'POST',
    path: '/api/v1/vehicles/{vehicleId}/positions',
    summary: 'For the driver who has the vehicle: where their phone is, where the vehicle has no device of its own',
    input: z.strictObject({
      ...vehicleIdInput,
      /** Several at once after a time without a connection. */
      positions: z
        .array(
          z.strictObject({
            deviceTime: instantSchema,
            latitude: z.number().min(-90).max(90),
            longitude: z.number().min(-180).max(180),
            accuracyMeters: z.number().min(0).max(100_000).optional(),
            speedKph: z.number().min(0).max(500).optional(),
            headingDegrees: z.number().min(0).max(360).optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.object({
      stored: z.int(),
      /** Refused as too old or from the future: is the clock of the phone right? */
      outOfTime: z.int(),
    }),
    status: 200,
    countsOnce: true,
    roles,
  }),
};
