import type { LivePosition } from '@fleet/contracts/live-position.ts';
import type { VehiclePosition } from '@fleet/contracts/position.ts';
import { describe, expect, it } from 'vitest';
import { sampleVehicle } from '../fleet/sample-vehicle.ts';
import { mapVehicles, stateOf } from './map-vehicle.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const vehicle = sampleVehicle();
const told = (minutesAgo: number, changes: Partial<LivePosition> = {}): LivePosition => ({
  vehicleId: vehicle.id,
  latitude: 48.1,
  longitude: 11.5,
  speedKph: 0,
  headingDegrees: null,
  ignitionOn: null,
  deviceTime: new Date(now - minutesAgo * 60_000).toISOString(),
  ...changes,
});
const answered = (position: LivePosition): VehiclePosition => ({
  ...position,
  receivedAt: position.deviceTime,
  odometerMeters: null,
  fuelPercent: null,
  chargePercent: null,
  geofences: ['Headquarters'],
});

describe('a vehicle on the map', () => {
  it.each([
    ['moving', told(1, { speedKph: 40, ignitionOn: true })],
    ['standing', told(1, { speedKph: 1, ignitionOn: true })],
    ['silent', told(6, { speedKph: 40, ignitionOn: true })],
    ['parked', told(6, { ignitionOn: false })],
    ['silent', told(25 * 60, { ignitionOn: false })],
    ['standing', told(4)],
  ] as const)('is %s by what it told last and when', (state, position) => {
    expect(stateOf(position, now)).toBe(state);
  });

  const known = { vehicles: [vehicle], positions: [answered(told(3))], hiddenVehicleIds: [], live: new Map() };

  it('is where the newest says, whether it was asked for or told', () => {
    const later = told(1);
    const at = (live: LivePosition) => mapVehicles({ ...known, live: new Map([[vehicle.id, live]]) }, now)[0]?.position;
    expect(at(later)).toBe(later);
    expect(at(told(4))?.deviceTime).toBe(told(3).deviceTime);
    expect(mapVehicles(known, now)[0]?.areas).toEqual(['Headquarters']);
  });

  it('has no place while it is on a private trip, though one was told before', () => {
    const live = new Map([[vehicle.id, told(1)]]);
    const [hidden] = mapVehicles({ ...known, hiddenVehicleIds: [vehicle.id], live }, now);
    expect(hidden).toMatchObject({ state: 'hidden', position: undefined, areas: [] });
  });

  it('is unknown until something is heard', () => {
    expect(mapVehicles({ ...known, positions: [] }, now)[0]).toMatchObject({ state: 'unknown', position: undefined });
  });
});
