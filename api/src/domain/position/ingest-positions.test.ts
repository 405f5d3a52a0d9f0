import { readBroadcast } from '@fleet/contracts/socket-events.ts';
import { listen } from '@fleet/db/notifications.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { until } from '../../../../infra/local/testing/until.ts';
import type { TenantContext } from '../command-context.ts';
import { forgetPositions, rollPositionDays } from './forget-positions.ts';
import { ingestPositions } from './ingest-positions.ts';
import type { VehiclePoint } from './sort-points.ts';

let stage: DemoStage;
let context: TenantContext;
let clock = new Date('2026-11-23T12:00:00Z');
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const { tenantId, database, now } = await stage.as('admin');
  context = { tenantId, database, now };
});
afterAll(() => stage.drop());

const devices = ['0198f000-0001-7000-8000-0000000000d1', '0198f000-0001-7000-8000-0000000000d2'];
const [plug = ''] = devices;
const golf = demoVehicleId('M-VW 5012');
const buzz = demoVehicleId('M-ID 7710E');
const start = new Date('2026-11-23T08:00:00Z').getTime();

function point(second: number, more: Partial<VehiclePoint> = {}): VehiclePoint {
  return {
    externalId: 'plug',
    deviceId: plug,
    vehicleId: golf,
    deviceTime: new Date(start + second * 1_000),
    place: { latitude: 48.1 + second * 0.0001, longitude: 11.5, speedKph: 40, headingDegrees: 0 },
    ...more,
  };
}

const ingest = (points: readonly VehiclePoint[]) => ingestPositions(context, points, { retentionDays: 90 });

async function everything(): Promise<unknown> {
  const [positions, latest, readings, newest] = await Promise.all([
    stage.look('select * from positions order by vehicle_id, device_time, device_id'),
    stage.look('select * from vehicle_positions order by vehicle_id'),
    stage.look('select * from readings order by vehicle_id, device_time, device_id'),
    stage.look('select * from vehicle_readings order by vehicle_id'),
  ]);
  return { positions, latest, readings, newest };
}

async function empty(): Promise<void> {
  await stage.look('truncate positions, readings, vehicle_positions, vehicle_readings');
}

test('points count once, whatever the order, the batches and the repetitions in which they come, also at the same time', async () => {
  const all = Array.from({ length: 60 }, (_, second) =>
    point(second, {
      vehicleId: second % 3 === 0 ? buzz : golf,
      deviceId: devices[second % 2] ?? plug,
      odometerMeters: 10_000_000 + second * 11,
      ...(second % 5 === 0 && { fuelPercent: 80 - second, faultCodes: second > 30 ? ['P0171', 'P0300'] : [] }),
    }),
  );
  await empty();
  await ingest(all);
  const { positions, readings, newest } = (await everything()) as Record<string, Record<string, unknown>[]>;
  expect(positions).toHaveLength(60);
  const places = (latest: Record<string, unknown>[]) => latest.map(({ pending_from: _, ...place }) => place);
  const undisturbed = places(((await everything()) as { latest: Record<string, unknown>[] }).latest);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(
        [...all, ...all.slice(10, 40)].map((one, index) => ({ one, index })),
        { minLength: 90 },
      ),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 12 }),
      fc.boolean(),
      async (shuffled, sizes, atOnce) => {
        await empty();
        const batches: VehiclePoint[][] = [];
        let rest = shuffled.map(({ one }) => one);
        for (const size of [...sizes, rest.length]) {
          if (rest.length === 0) break;
          batches.push(rest.slice(0, size));
          rest = rest.slice(size);
        }
        let stored = 0;
        if (atOnce) for (const answer of await Promise.all(batches.map(ingest))) stored += answer.stored;
        else for (const batch of batches) stored += (await ingest(batch)).stored;
        const now = (await everything()) as Record<string, Record<string, unknown>[]>;
        expect(stored).toBe(60);
        const bare = (rows: Record<string, unknown>[] = []) => rows.map(({ implausible: _, ...row }) => row);
        expect(bare(now.positions)).toEqual(bare(positions));
        expect(now.readings).toEqual(readings);
        expect(now.newest).toEqual(newest);
        expect(places(now.latest ?? [])).toEqual(undisturbed);
      },
    ),
    { numRuns: 12 },
  );
});

test('where a vehicle is now is told by newer points only, and never by one that cannot be', async () => {
  await empty();
  await ingest([point(0), point(10)]);
  await ingest([point(5), point(11, { place: { latitude: 50, longitude: 11.5 } })]);
  const latest = await stage.look(
    'select device_time, latitude, newest_device_time, pending_from from vehicle_positions',
  );
  expect(latest).toEqual([
    {
      device_time: point(10).deviceTime,
      latitude: point(10).place?.latitude,
      newest_device_time: point(11).deviceTime,
      pending_from: point(0).deviceTime,
    },
  ]);
  expect(await stage.look('select device_time from positions where implausible')).toEqual([
    { device_time: point(11).deviceTime },
  ]);
});

test('browsers hear of the newest position of each vehicle with the commit, and of nothing that was rolled back', async () => {
  await empty();
  const heard: unknown[] = [];
  const listener = await listen({
    connectionString: stage.appUrl,
    channel: 'fleet-broadcast',
    onMessage: (message) => heard.push(readBroadcast(message)),
    onGap: () => {},
    onBreak: () => {},
  });
  const refused = ingestPositions(context, [point(1)], {
    retentionDays: 90,
    alongside: () => Promise.reject(new Error('no')),
  });
  await expect(refused).rejects.toThrow('no');
  await ingest([point(2), point(3)]);
  await until(async () => heard.length > 0);
  await listener.stop();
  expect(heard).toEqual([
    {
      tenantId: demoCompany().tenantId,
      positions: [
        {
          position: expect.objectContaining({ vehicleId: golf, deviceTime: point(3).deviceTime.toISOString() }),
          driverUserId: null,
          isPrivate: false,
        },
      ],
    },
  ]);
  expect(await stage.look('select from positions')).toHaveLength(2);
});

test('what is older than the tenant keeps, or from the future, is refused and counted', async () => {
  await empty();
  const answer = await ingest([point(0), point(-91 * 86_400), point(86_400)]);
  expect(answer).toEqual({ stored: 1, outOfTime: 2 });
});

test('a reading without a place is kept, and does not move the vehicle', async () => {
  await empty();
  const { place: _, ...reading } = point(0, { odometerMeters: 5_000 });
  await ingest([reading]);
  expect(await stage.look('select odometer_meters from readings')).toEqual([{ odometer_meters: 5_000 }]);
  expect(await stage.look('select latitude from vehicle_positions')).toEqual([{ latitude: null }]);
});

test('old days keep a position a minute, older ones nothing, and their partitions go', async () => {
  await empty();
  await ingest(Array.from({ length: 180 }, (_, second) => point(second)));
  clock = new Date('2026-12-08T12:00:00Z');
  while ((await forgetPositions(context)) > 0);
  expect(await stage.look('select device_time from positions order by 1')).toEqual(
    [0, 60, 120].map((second) => ({ device_time: point(second).deviceTime })),
  );
  clock = new Date('2027-02-21T09:00:00Z');
  while ((await forgetPositions(context)) > 0);
  expect(await stage.look('select from positions')).toHaveLength(0);
  const day = "select from pg_class where relname = 'positions_20261123'";
  await rollPositionDays(context);
  expect(await stage.look(day)).toHaveLength(1);
  clock = new Date('2027-02-23T12:00:00Z');
  await rollPositionDays(context);
  expect(await stage.look(day)).toHaveLength(0);
  expect(
    await stage.look("select from pg_class where relname in ('positions_20270223', 'readings_20270225')"),
  ).toHaveLength(2);
  clock = new Date('2026-11-23T12:00:00Z');
});

test('many who need the same new day at once make it once, and nobody fails', async () => {
  const { tenantId, database } = context;
  const days = Array.from({ length: 12 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
  for (const day of days) {
    const make = () =>
      database.transaction(tenantId, (transaction) =>
        transaction.query({
          name: 'position.ensure-days',
          text: 'select ensure_position_days($1::date[])',
          values: [[day]],
        }),
      );
    await Promise.all(Array.from({ length: 8 }, make));
  }
  const made = await stage.look("select from pg_class where relname ~ '^(positions|readings)_202610(0[1-9]|1[012])$'");
  expect(made).toHaveLength(2 * days.length);
});
