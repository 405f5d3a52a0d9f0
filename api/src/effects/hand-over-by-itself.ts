import { handOverByDevice } from '../domain/handover/hand-over-by-device.ts';
import type { Effect } from './effect.ts';

const kinds = { 'vehicle.left-site': 'check-out', 'vehicle.returned': 'check-in' } as const;

/** A vehicle that leaves its site is checked out, and checked in when it comes back; where that is not certain its driver is asked. */
export const handOverByItself: Effect = {
  name: 'hand-over-by-itself',
  handles: ['vehicle.left-site', 'vehicle.returned'],
  async deliver(event, context) {
    if (event.type !== 'vehicle.left-site' && event.type !== 'vehicle.returned') return;
    const { type, entityId: vehicleId, payload } = event;
    await handOverByDevice(context, { vehicleId, kind: kinds[type], at: new Date(payload.at) });
  },
};
