/** Geotab's data feeds of where vehicles are and what they measure, each from a version on. */
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { z } from 'zod';
import type { FeedPage, TelematicsFeed } from '../telematics-feed.ts';
import { createGeotabSession, type GeotabOptions } from './geotab-session.ts';

/** A full page means that there is more. */
const fullPage = 50_000;
/** Once a minute may be asked about 60 times a type. */
const restSeconds = 2;

const device = z.object({ id: z.string() });
const logRecordSchema = z.object({
  device,
  dateTime: z.coerce.date(),
  latitude: z.number(),
  longitude: z.number(),
  speed: z.number().optional(),
});
const statusDataSchema = z.object({
  device,
  dateTime: z.coerce.date(),
  data: z.number(),
  diagnostic: z.union([z.string(), z.object({ id: z.string() })]),
});
const feedOf = <Entity extends z.ZodType>(entity: Entity) =>
  z.object({ data: z.array(entity), toVersion: z.string().min(1) });

/** In Geotab's units, which are ours. */
const readings: Readonly<Record<string, (value: number) => Partial<DevicePoint>>> = {
  DiagnosticOdometerId: (odometerMeters) => ({ odometerMeters }),
  DiagnosticRawOdometerId: (odometerMeters) => ({ odometerMeters }),
  DiagnosticFuelLevelId: (fuelPercent) => ({ fuelPercent }),
  DiagnosticStateOfChargeId: (chargePercent) => ({ chargePercent }),
  DiagnosticIgnitionId: (value) => ({ ignitionOn: value === 1 }),
};

const cursorSchema = z.object({ logRecord: z.string(), statusData: z.string() }).partial().catch({});

/** @param fromDate where the very first page begins; afterwards only versions count */
export function createGeotabFeed(options: GeotabOptions & { fromDate: () => Date }): TelematicsFeed {
  const session = createGeotabSession(options);
  function read<Entity extends z.ZodType>(typeName: string, fromVersion: string | undefined, entity: Entity) {
    const from = fromVersion ? { fromVersion } : { search: { fromDate: options.fromDate().toISOString() } };
    return session.call('GetFeed', { typeName, resultsLimit: fullPage, ...from }, feedOf(entity));
  }
  return {
    async read(given): Promise<FeedPage> {
      const cursor = cursorSchema.parse(given);
      const [places, measured] = await Promise.all([
        read('LogRecord', cursor.logRecord, logRecordSchema),
        read('StatusData', cursor.statusData, statusDataSchema),
      ]);
      const hasMore = [places, measured].some(({ data }) => data.length >= fullPage);
      return {
        points: [...places.data.map(toPlace), ...measured.data.flatMap(toReading)],
        cursor: { logRecord: places.toVersion, statusData: measured.toVersion },
        waitSeconds: hasMore ? 0 : restSeconds,
      };
    },
    async check() {
      await session.call('GetFeed', { typeName: 'LogRecord', resultsLimit: 1 }, feedOf(z.unknown()));
    },
  };
}

function toPlace({
  device: { id },
  dateTime,
  latitude,
  longitude,
  speed,
}: z.output<typeof logRecordSchema>): DevicePoint {
  return { externalId: id, deviceTime: dateTime, place: { latitude, longitude, speedKph: speed } };
}

function toReading({ device: { id }, dateTime, data, diagnostic }: z.output<typeof statusDataSchema>): DevicePoint[] {
  const read = readings[typeof diagnostic === 'string' ? diagnostic : diagnostic.id];
  return read ? [{ externalId: id, deviceTime: dateTime, ...read(data) }] : [];
}
