import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { findPlug } from '../domain/telematics/find-plug.ts';
import { ingestDevicePoints } from '../domain/telematics/ingest-device-points.ts';
import type { Gate } from '../domain/user/find-account.ts';

/**
 * Stores what a Teltonika device has sent.
 * @throws when it belongs to nobody any more, so that it is acknowledged nothing
 */
export async function storePlugPoints(gate: Gate, imei: string, points: readonly DevicePoint[]): Promise<void> {
  const plug = await findPlug(gate, imei);
  if (!plug) throw new Error('The device belongs to nobody any more');
  await ingestDevicePoints(plug.context, { connectionId: plug.connectionId, points });
}
