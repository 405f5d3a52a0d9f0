import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../../../../infra/local/seed/random.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import type { TenantContext } from '../command-context.ts';
import { forgetPositions } from '../position/forget-positions.ts';
import { ingestPositions } from '../position/ingest-positions.ts';
import type { VehiclePoint } from '../position/sort-points.ts';
import { understandPositions } from './understand-positions.ts';

const clock = new Date('2026-11-23T18:00:00Z');
let stage: DemoStage;
let context: TenantContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const { tenantId, database, now } = await stage.as('admin');
  context = { tenantId, database, now };
});
afterAll(() => stage.drop());
beforeEach(() =>
  stage.look(
    'truncate positions, readings, vehicle_positions, vehicle_readings, vehicle_tracks, trips, geofences, geofence_visits, alerts, private_drives',
  ),
);

const device = '0198f000-0001-7000-8000-0000000000d1';
const golf = demoVehicleId('M-VW 5012');
const start = new Date('2026-11-23T08:00:00Z').getTime();
const metersPerDegree = 111_195;

/** Northward from a point in Munich. */
function point(second: number, meters: number, more: Partial<VehiclePoint> & { speedKph?: number } = {}): VehiclePoint {
  const { speedKph = 0, ...rest } = more;
  return {
    externalId: 'plug',
    deviceId: device,
    vehicleId: golf,
    deviceTime: new Date(start + second * 1_000),
    place: { latitude: 48.1 + meters / metersPerDegree, longitude: 11.5, speedKph },
    ...rest,
  };
}

/** Stands, drives with 54 km/h, and stands. */
function drive(
  fromSecond: number,
  fromMeters: number,
  seconds: number,
  more: Partial<VehiclePoint> = {},
): VehiclePoint[] {
  const driving = Array.from({ length: seconds / 10 + 1 }, (_, step) =>
    point(fromSecond + step * 10, fromMeters + step * 150, { speedKph: step === 0 ? 0 : 54, ...more }),
  );
  const end = fromMeters + (seconds / 10) * 150;
  const standing = Array.from({ length: 8 }, (_, step) =>
    point(fromSecond + seconds + (step + 1) * 60, end, { ...more, speedKph: 0 }),
  );
  return [...driving, ...standing];
}

async function take(points: readonly VehiclePoint[]): Promise<void> {
  await ingestPositions(context, points, { retentionDays: 90 });
}
async function understand(): Promise<void> {
  while ((await understandPositions(context)) > 0);
}
const trips = () =>
  stage.look<Record<string, unknown>>(
    `select started_at, ended_at, distance_meters, distance_source, maximum_speed_kph, reservation_id, cost_center
     from trips order by vehicle_id, started_at`,
  );

test('a trip begins where the vehicle stood and ends where it stands again, as long as it was', async () => {
  await take([...drive(0, 0, 600), ...drive(3_600, 9_000, 300)]);
  await understand();
  expect(await trips()).toEqual([
    {
      started_at: new Date(start),
      ended_at: new Date(start + 600_000),
      distance_meters: 9_000,
      distance_source: 'track',
      maximum_speed_kph: 54,
      reservation_id: null,
      cost_center: null,
    },
    expect.objectContaining({ distance_meters: 4_500, ended_at: new Date(start + 3_900_000) }),
  ]);
});

test('a trip that goes on has no end, and the same row gets one', async () => {
  const all = drive(0, 0, 600);
  await take(all.slice(0, 20));
  await understand();
  const [before] = await stage.look<{ id: string; ended_at: Date | null }>('select id, ended_at from trips');
  expect(before?.ended_at).toBeNull();
  await take(all.slice(20));
  await understand();
  expect(await stage.look('select id, ended_at from trips')).toEqual([
    { id: before?.id, ended_at: new Date(start + 600_000) },
  ]);
});

test('the distance is the odometer’s where it agrees with the track, else the track’s', async () => {
  const withOdometer = (add: number) =>
    drive(0, 0, 600).map((one, index) => ({ ...one, odometerMeters: 5_000_000 + Math.min(index, 60) * add }));
  await take(withOdometer(155));
  await understand();
  expect(await trips()).toEqual([expect.objectContaining({ distance_source: 'odometer', distance_meters: 9_300 })]);
  await stage.look('truncate positions, vehicle_positions, vehicle_tracks, trips');
  await take(withOdometer(900));
  await understand();
  expect(await trips()).toEqual([expect.objectContaining({ distance_source: 'track', distance_meters: 9_000 })]);
});

test('a trip is its reservation’s, its driver’s and its cost center’s', async () => {
  const employee = await stage.as('employee');
  const id = randomUUID();
  await stage.look(
    `insert into reservations (id, tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, cost_center,
       created_by, checked_out_at)
     select $1, d.tenant_id, $2, d.id, $3, $4, 'Europe/Berlin', 'active', 'Site visit', 'CC-1200', d.user_id, $3
     from drivers d where d.user_id = $5`,
    [id, golf, new Date(start), new Date(start + 7_200_000), employee.actor.userId],
  );
  await take(drive(600, 0, 600));
  await understand();
  expect(await trips()).toEqual([expect.objectContaining({ reservation_id: id, cost_center: 'CC-1200' })]);
  await stage.look('delete from trips');
  await stage.look('delete from reservations where id = $1', [id]);
});

test('an area is entered and left with the second position in a row, at the time of the first, and a stray one changes nothing', async () => {
  const { tenantId } = context;
  await stage.look(
    `insert into geofences (tenant_id, name, shape) values ($1, 'Yard',
       jsonb_build_object('kind', 'circle', 'latitude', 48.1::float8, 'longitude', 11.5::float8, 'radiusMeters', 400))`,
    [tenantId],
  );
  const away = 48.1 + 800 / metersPerDegree;
  const stray = { ...point(5, 0), place: { latitude: away - 0.003, longitude: 11.5, speedKph: 0 } };
  await take([point(0, 0), point(2, 0), stray, ...drive(10, 0, 600)]);
  await understand();
  expect(await stage.look('select entered_at, exited_at from geofence_visits')).toEqual([
    { entered_at: new Date(start), exited_at: new Date(start + 40_000) },
  ]);
});

test('crossing a border raises its alert, but not where that would tell of a private drive', async () => {
  const { tenantId } = context;
  const recently = (clock.getTime() - start) / 1_000 - 700;
  await stage.look(
    `insert into geofences (tenant_id, name, shape, alert_on) values ($1, 'Yard',
       jsonb_build_object('kind', 'circle', 'latitude', 48.1::float8, 'longitude', 11.5::float8, 'radiusMeters', 400), 'exit')`,
    [tenantId],
  );
  const { actor } = await stage.as('employee');
  await stage.look(
    `with r as (
       insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by)
       select tenant_id, $2, id, '2026-11-23 07:55Z', '2026-11-23 19:00Z', 'Europe/Berlin', 'active', 'Site visit', user_id
       from drivers where user_id = $3 returning *
     )
     insert into private_drives (tenant_id, vehicle_id, user_id, reservation_id, start_date)
     select tenant_id, vehicle_id, created_by, id, to_timestamp($1) from r`,
    [start / 1_000 + recently - 60, demoVehicleId('M-VW 5013'), actor.userId],
  );
  for (const vehicleId of [golf, demoVehicleId('M-VW 5013')]) await take(drive(recently, 0, 100, { vehicleId }));
  await understand();
  expect(await stage.look('select from geofence_visits where exited_at is not null')).toHaveLength(2);
  expect(await stage.look('select kind, vehicle_id, detail from alerts')).toEqual([
    { kind: 'geofence-exited', vehicle_id: golf, detail: { geofenceName: 'Yard' } },
  ]);
});

test('after their time trips, visits and the newest place are kept without where, and what comes then is understood', async () => {
  const { tenantId } = context;
  await stage.look(
    `insert into geofences (tenant_id, name, shape) values ($1, 'Yard',
       jsonb_build_object('kind', 'circle', 'latitude', 48.1::float8, 'longitude', 11.5::float8, 'radiusMeters', 400))`,
    [tenantId],
  );
  await take(drive(0, 0, 600));
  await understand();
  const places = () =>
    stage.look<{ distance_meters: number }>(
      'select start_latitude, end_longitude, distance_meters, resume_state is null as forgotten from trips order by started_at',
    );
  expect(await forgetPositions(context)).toBe(0);
  const [before] = await places();
  expect(before).toMatchObject({ start_latitude: 48.1, forgotten: false });
  const later = { ...context, now: () => new Date(clock.getTime() + 91 * 86_400_000) };
  while ((await forgetPositions(later)) > 0);
  expect(await places()).toEqual([
    { start_latitude: null, end_longitude: null, distance_meters: before?.distance_meters, forgotten: true },
  ]);
  expect(await stage.look('select from geofence_visits')).toHaveLength(0);
  expect(await stage.look('select latitude, device_time from vehicle_positions')).toEqual([
    { latitude: null, device_time: null },
  ]);
  expect(await stage.look("select from vehicle_tracks where state::text like '%latitude%'")).toHaveLength(0);
  await take(drive(1_300, 9_000, 600));
  await understand();
  expect(await places()).toHaveLength(2);
});

test('wherever it is cut off, and however its points come, ten thousand points come to what an undisturbed run makes of them', async () => {
  const vehicles = ['M-VW 5012', 'M-VW 5013', 'M-ID 3301E', 'M-BM 4410', 'M-AU 6021'].map((plate) =>
    demoVehicleId(plate),
  );
  const random = seededRandom(7);
  const all = vehicles.flatMap((vehicleId) =>
    Array.from({ length: 22 }, (_, round) =>
      drive(round * 1_300, round * 1_200, 800, { vehicleId }).map((one) => one),
    ).flat(),
  );
  // Receivers that err now and then.
  for (const one of all)
    if (random.chance(0.004) && one.place) one.place = { ...one.place, latitude: one.place.latitude + 0.4 };
  expect(all.length).toBeGreaterThan(9_500);
  await stage.look(
    `insert into geofences (tenant_id, name, shape) values ($1, 'Middle',
       '{"kind": "circle", "latitude": 48.2, "longitude": 11.5, "radiusMeters": 3000}')`,
    [context.tenantId],
  );
  const everything = async () => ({
    positions: await stage.look('select * from positions order by vehicle_id, device_time, device_id'),
    latest: await stage.look('select * from vehicle_positions order by vehicle_id'),
    trips: await stage.look("select to_jsonb(t) - 'id' as row from trips t order by vehicle_id, started_at"),
    visits: await stage.look('select vehicle_id, entered_at, exited_at from geofence_visits order by 1, 2'),
    tracks: await stage.look('select * from vehicle_tracks order by vehicle_id'),
  });
  const byTime = all.toSorted((one, other) => one.deviceTime.getTime() - other.deviceTime.getTime());
  for (let from = 0; from < byTime.length; from += 1_000) await take(byTime.slice(from, from + 1_000));
  await understand();
  const undisturbed = await everything();
  expect(undisturbed.trips.length).toBeGreaterThan(100);
  expect(undisturbed.visits.length).toBeGreaterThan(4);

  await stage.look('truncate positions, vehicle_positions, vehicle_tracks, trips, geofence_visits');
  const disturbed = [...byTime, ...byTime.slice(2_000, 4_500)];
  for (let index = disturbed.length - 1; index > 0; index--) {
    // Mostly near its place, as networks reorder; now and then from anywhere, as devices were away.
    const reach = random.chance(0.02) ? index : Math.min(index, 40);
    const other = index - random.between(0, reach);
    [disturbed[index], disturbed[other]] = [disturbed[other] as VehiclePoint, disturbed[index] as VehiclePoint];
  }
  let from = 0;
  while (from < disturbed.length) {
    const batch = disturbed.slice(from, from + random.between(200, 900));
    if (random.chance(0.3)) {
      // Whoever takes it in dies at its last statement: nothing of it is there, and it comes again.
      const dies = ingestPositions(context, batch, {
        retentionDays: 90,
        alongside: () => Promise.reject(new Error('killed')),
      });
      await expect(dies).rejects.toThrow('killed');
      continue;
    }
    await take(batch);
    from += batch.length;
    if (random.chance(0.5)) await understandPositions(context);
  }
  await understand();
  const after = await everything();
  expect(after.positions).toEqual(undisturbed.positions);
  expect(after.trips).toEqual(undisturbed.trips);
  expect(after.visits).toEqual(undisturbed.visits);
  expect(after.latest).toEqual(undisturbed.latest);
  expect(after.tracks).toEqual(undisturbed.tracks);
});
