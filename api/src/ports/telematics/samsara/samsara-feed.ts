/** Samsara's feeds of vehicle statistics: https://developers.samsara.com/docs/telematics-sync */
import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import { z } from 'zod';
import type { AskService } from '../ask-service.ts';
import { readAnswer, requireSuccess } from '../read-answer.ts';
import type { TelematicsFeed } from '../telematics-feed.ts';

export interface SamsaraOptions {
  ask: AskService;
  /** `https://api.samsara.com`, or that of the European cloud. */
  address: string;
  apiToken: string;
}

/** At most three types may be asked for at once, so there are two feeds, each with its own cursor. */
const feeds = { movement: 'gps,obdOdometerMeters,fuelPercents', energy: 'evStateOfChargeMilliPercent,engineStates' };
type FeedName = keyof typeof feeds;
const feedNames = Object.keys(feeds) as FeedName[];

/** The least that Samsara asks for once everything was read. */
const restSeconds = 5;
const kphPerMph = 1.609344;

const measured = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ time: z.coerce.date(), value })).optional();
const pageSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      gps: z
        .array(
          z.object({
            time: z.coerce.date(),
            latitude: z.number(),
            longitude: z.number(),
            headingDegrees: z.number().optional(),
            speedMilesPerHour: z.number().optional(),
          }),
        )
        .optional(),
      obdOdometerMeters: measured(z.number()),
      fuelPercents: measured(z.number()),
      evStateOfChargeMilliPercent: measured(z.number()),
      engineStates: measured(z.enum(['On', 'Off', 'Idle'])),
    }),
  ),
  pagination: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
});
type Vehicle = z.output<typeof pageSchema>['data'][number];

const cursorSchema = z.partialRecord(z.enum(['movement', 'energy']), z.string()).catch({});

export function createSamsaraFeed({ ask, address, apiToken }: SamsaraOptions): TelematicsFeed {
  const headers = { authorization: `Bearer ${apiToken}` };
  async function readPage(name: FeedName, after: string | undefined) {
    const url = new URL('/fleet/vehicles/stats/feed', address);
    url.searchParams.set('types', feeds[name]);
    if (after) url.searchParams.set('after', after);
    const answer = await ask(url, { headers });
    requireSuccess(answer);
    return readAnswer(pageSchema, answer);
  }
  return {
    async read(given) {
      const cursor = cursorSchema.parse(given);
      const pages = await Promise.all(feedNames.map((name) => readPage(name, cursor[name])));
      const hasMore = pages.some(({ pagination }) => pagination.hasNextPage);
      return {
        points: pages.flatMap(({ data }) => data.flatMap(toPoints)),
        cursor: Object.fromEntries(feedNames.map((name, index) => [name, pages[index]?.pagination.endCursor])),
        waitSeconds: hasMore ? 0 : restSeconds,
      };
    },
    async check() {
      await readPage('movement', undefined);
    },
  };
}

/** What was measured at one moment is one point. */
function toPoints({ id: externalId, ...stats }: Vehicle): DevicePoint[] {
  const points = new Map<number, DevicePoint>();
  const at = (time: Date, members: Partial<DevicePoint>) => {
    const point = points.get(time.getTime()) ?? { externalId, deviceTime: time };
    points.set(time.getTime(), { ...point, ...members });
  };
  for (const { time, latitude, longitude, headingDegrees, speedMilesPerHour: mph } of stats.gps ?? []) {
    const speedKph = mph === undefined ? undefined : mph * kphPerMph;
    at(time, { place: { latitude, longitude, headingDegrees, speedKph } });
  }
  for (const { time, value } of stats.obdOdometerMeters ?? []) at(time, { odometerMeters: value });
  for (const { time, value } of stats.fuelPercents ?? []) at(time, { fuelPercent: value });
  for (const { time, value } of stats.evStateOfChargeMilliPercent ?? []) at(time, { chargePercent: value / 1_000 });
  for (const { time, value } of stats.engineStates ?? []) at(time, { ignitionOn: value !== 'Off' });
  return [...points.values()];
}
