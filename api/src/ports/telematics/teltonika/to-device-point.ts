import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import type { AvlRecord } from './avl-codec.ts';

/**
 * What the AVL ids mean, by https://wiki.teltonika-gps.com. Models differ in what an id means, so one of another width than
 * written here means something else and is left alone.
 */
const elements = {
  ignition: { id: 239, bytes: 1 },
  /** Of the vehicle's own bus, in metres; 87 by CAN adapters, 105 by LV-CAN. */
  busOdometers: [
    { id: 87, bytes: 4 },
    { id: 105, bytes: 4 },
  ],
  /** By the manufacturer's diagnostics, in kilometres. */
  dashboardKilometers: { id: 389, bytes: 4 },
  /** Counted by the device itself, in metres. */
  deviceOdometer: { id: 16, bytes: 4 },
  fuelPercents: [
    { id: 48, bytes: 1 },
    { id: 89, bytes: 1 },
  ],
  /** In tenths of a litre. */
  fuelTenths: { id: 390, bytes: 4 },
  chargePercent: { id: 411, bytes: 1 },
  externalMillivolts: { id: 66, bytes: 2 },
  faultCodes: { id: 281 },
} as const;

interface Element {
  id: number;
  bytes: number;
}

export function toDevicePoint(externalId: string, record: AvlRecord): DevicePoint {
  const read = ({ id, bytes }: Element): number | undefined => {
    const value = record.elements.get(id);
    return value?.length === bytes ? value.readUIntBE(0, bytes) : undefined;
  };
  const first = (candidates: readonly Element[]) => candidates.map(read).find((value) => value !== undefined);
  const ignition = read(elements.ignition);
  const dashboardKilometers = read(elements.dashboardKilometers);
  return {
    externalId,
    deviceTime: record.time,
    // Without satellites the device repeats its last place, or says zero.
    place: record.satellites > 0 ? placeOf(record) : undefined,
    odometerMeters:
      first(elements.busOdometers) ??
      (dashboardKilometers === undefined ? undefined : dashboardKilometers * 1_000) ??
      read(elements.deviceOdometer),
    ignitionOn: ignition === undefined ? undefined : ignition === 1,
    fuelPercent: first(elements.fuelPercents),
    fuelLiters: scaled(read(elements.fuelTenths), 0.1),
    chargePercent: read(elements.chargePercent),
    batteryVolts: scaled(read(elements.externalMillivolts), 0.001),
    faultCodes: record.elements.get(elements.faultCodes.id)?.toString('latin1').split(',').filter(Boolean),
  };
}

function placeOf({ latitude, longitude, speedKph, angleDegrees }: AvlRecord) {
  return { latitude, longitude, speedKph, headingDegrees: angleDegrees };
}

function scaled(value: number | undefined, unit: number): number | undefined {
  return value === undefined ? undefined : value * unit;
}
