import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { z } from 'zod';
import { traccarDeviceSchema, traccarPositionSchema, traccarToDevicePoint } from './traccar-position.ts';

const forwardedSchema = z.object({ position: traccarPositionSchema, device: traccarDeviceSchema });
/** Traccar sends one at a time; a relay in between may gather them. */
const bodySchema = z.union([forwardedSchema.transform((one) => [one]), z.array(forwardedSchema).max(1_000)]);

/** @returns undefined when it is nothing that Traccar sends */
export function readForwarded(rawBody: Buffer): DevicePoint[] | undefined {
  try {
    const { data } = bodySchema.safeParse(JSON.parse(rawBody.toString('utf8')));
    return data?.map(({ position, device }) => traccarToDevicePoint(device.uniqueId, position));
  } catch {
    return undefined;
  }
}
