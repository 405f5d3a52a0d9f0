import { z } from 'zod';
import { instantSchema } from './instant.ts';

/** Where a vehicle is, as the map follows it. */
export const livePositionSchema = z.object({
  vehicleId: z.uuid(),
  latitude: z.number(),
  longitude: z.number(),
  speedKph: z.number().nullable(),
  /** Clockwise from north. */
  headingDegrees: z.number().nullable(),
  /** Null where the device does not tell. */
  ignitionOn: z.boolean().nullable(),
  /** By the clock of the device. */
  deviceTime: instantSchema,
});
export type LivePosition = z.infer<typeof livePositionSchema>;
