/**
 * What a device tells of one moment, whoever delivers it. Each adapter converts its vendor's units into these, so that no
 * other is known behind it.
 */
export interface DevicePoint {
  /** How the vendor names the device. */
  externalId: string;
  /** By the clock of the device. */
  deviceTime: Date;
  /** Left out where the device did not know, such as in a garage. */
  place?: DevicePlace | undefined;
  odometerMeters?: number | undefined;
  ignitionOn?: boolean | undefined;
  fuelPercent?: number | undefined;
  fuelLiters?: number | undefined;
  chargePercent?: number | undefined;
  /** Of the vehicle's own battery, 12 or 24 volts. */
  batteryVolts?: number | undefined;
  /** Diagnostic trouble codes as SAE J2012 writes them: `P0171`; none of them is known to be set where this is empty. */
  faultCodes?: readonly string[] | undefined;
}

export interface DevicePlace {
  latitude: number;
  longitude: number;
  speedKph?: number | undefined;
  /** Clockwise from north. */
  headingDegrees?: number | undefined;
  accuracyMeters?: number | undefined;
}

export const telematicsVendors = ['geotab', 'samsara', 'traccar', 'teltonika'] as const;
export type TelematicsVendor = (typeof telematicsVendors)[number];
