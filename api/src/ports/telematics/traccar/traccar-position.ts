/** What Traccar knows of one moment, forwarded (`forward.type=json`) or asked for: https://www.traccar.org/forward/ */
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { z } from 'zod';

const kphPerKnot = 1.852;
/** Between the times of a place and of the message that holds it, as devices round. */
const sameMilliseconds = 5_000;

export const traccarPositionSchema = z.object({
  deviceId: z.number().int(),
  deviceTime: z.coerce.date(),
  fixTime: z.coerce.date().nullish(),
  valid: z.boolean(),
  latitude: z.number(),
  longitude: z.number(),
  speed: z.number(),
  course: z.number().nullish(),
  accuracy: z.number().nullish(),
  attributes: z
    .object({
      ignition: z.boolean().optional().catch(undefined),
      odometer: z.number().optional().catch(undefined),
      obdOdometer: z.number().optional().catch(undefined),
      fuelLevel: z.number().optional().catch(undefined),
      fuel: z.number().optional().catch(undefined),
      power: z.number().optional().catch(undefined),
      dtcs: z.string().optional().catch(undefined),
    })
    .default({}),
});
export type TraccarPosition = z.output<typeof traccarPositionSchema>;

export const traccarDeviceSchema = z.object({ id: z.number().int(), uniqueId: z.string().min(1).max(100) });

/** @param uniqueId of the device: an IMEI, or whatever the device calls itself */
export function traccarToDevicePoint(uniqueId: string, position: TraccarPosition): DevicePoint {
  const { deviceTime, fixTime, valid, latitude, longitude, attributes } = position;
  // A device without a fix repeats its last place, with the time it was there.
  const isFresh = !fixTime || Math.abs(fixTime.getTime() - deviceTime.getTime()) <= sameMilliseconds;
  return {
    externalId: uniqueId,
    deviceTime,
    place:
      valid && isFresh
        ? {
            latitude,
            longitude,
            speedKph: position.speed * kphPerKnot,
            headingDegrees: position.course ?? undefined,
            // Zero is Traccar's way of not knowing.
            accuracyMeters: position.accuracy || undefined,
          }
        : undefined,
    odometerMeters: attributes.odometer ?? attributes.obdOdometer,
    ignitionOn: attributes.ignition,
    fuelPercent: attributes.fuelLevel,
    fuelLiters: attributes.fuel,
    batteryVolts: attributes.power,
    faultCodes: attributes.dtcs?.split(/[\s,]+/).filter(Boolean),
  };
}
