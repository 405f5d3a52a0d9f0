import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../../infra/local/find-free-port.ts';
import { seededRandom } from '../../../infra/local/seed/random.ts';
import { frameOf, type PlugRecord, sendAsPlug } from '../../../infra/local/telematics/plug.ts';
import { createSimulatedFleet } from '../../../infra/local/telematics/simulated-fleet.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import { type ProductProcess, startProduct } from '../../../infra/local/testing/product-process.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { understandPositions } from '../domain/trip/understand-positions.ts';
import { createFrameReader } from '../ports/telematics/teltonika/frame-reader.ts';
import { toDevicePoint } from '../ports/telematics/teltonika/to-device-point.ts';
import { storePlugPoints } from './store-plug-points.ts';

let stage: DemoStage;
let ingester: ProductProcess | undefined;
const plates = ['M-VW 5012', 'M-VW 5013', 'M-ID 3301E', 'M-BM 4410', 'M-AU 6021'];
const imeis = plates.map((_, index) => `35000000000000${index}`);

beforeAll(async () => {
  stage = await setDemoStage();
  const { actor, tenantId } = await stage.as('admin');
  await stage.look(
    `with plugs as (
       insert into telematics_connections (tenant_id, vendor, name, created_by) values ($1, 'teltonika', 'Plugs', $2) returning id
     )
     insert into telematics_devices (tenant_id, connection_id, vendor, external_id, vehicle_id)
     select $1, plugs.id, 'teltonika', imei, vehicle from plugs, unnest($3::text[], $4::uuid[]) as device (imei, vehicle)`,
    [tenantId, actor.userId, imeis, plates.map((plate) => demoVehicleId(plate))],
  );
});
afterAll(async () => {
  ingester?.child.kill('SIGKILL');
  await ingester?.ended;
  await stage.drop();
});

/** Two thousand seconds of each, mostly in order and some of it told twice, as plugs do that were away. */
function recordsOf(number: number, from: number): PlugRecord[] {
  const random = seededRandom(number + 1);
  const fleet = createSimulatedFleet(imeis.map((externalId) => ({ externalId, odometerMeters: 0 })));
  const records = Array.from({ length: 2_000 }, (_, second) => {
    const { time, latitude, longitude, speedKph, ignitionOn } = fleet.at(new Date(from + second * 1_000))[number] ?? {};
    return { time, latitude, longitude, speedKph, ignitionOn } as PlugRecord;
  });
  const told = [...records, ...records.slice(700, 1_000)];
  for (let index = told.length - 1; index > 0; index--) {
    const other = index - random.between(0, Math.min(index, random.chance(0.01) ? 600 : 15));
    [told[index], told[other]] = [told[other] as PlugRecord, told[index] as PlugRecord];
  }
  return told;
}

const everything = async () => ({
  positions: await stage.look(
    "select to_jsonb(p) - 'received_at' as row from positions p order by vehicle_id, device_time, device_id",
  ),
  latest: await stage.look("select to_jsonb(p) - 'received_at' as row from vehicle_positions p order by vehicle_id"),
  trips: await stage.look("select to_jsonb(t) - 'id' as row from trips t order by vehicle_id, started_at"),
});
const isUnderstood = async () =>
  (await stage.look('select from vehicle_positions where pending_from is not null')).length === 0;

test('plugs that send ten thousand points to an ingester that is killed again and again leave what an undisturbed run leaves', async () => {
  const from = Math.floor(Date.now() / 1_000) * 1_000 - 6 * 3_600_000;
  const records = imeis.map((_, number) => recordsOf(number, from));

  const port = await findFreePort();
  const start = async () => {
    ingester = startProduct('ingester', stage, 'http://127.0.0.1:9', { TELTONIKA_PORT: String(port) });
    await ingester.logged('ingester ready', 'teltonikaPort');
  };
  await start();
  const sending = Promise.all(imeis.map((imei, number) => sendAsPlug(port, imei, records[number] ?? [], 80)));
  let isSent = false;
  const sent = sending.finally(() => {
    isSent = true;
  });
  sent.catch(() => {});
  for (const count of [500, 4_000, 8_000]) {
    const stored = async () =>
      (await stage.look<{ count: number }>('select count(*)::int as count from positions'))[0]?.count ?? 0;
    await until(async () => isSent || (await stored()) >= count, { seconds: 60 });
    expect(isSent).toBe(false);
    ingester?.child.kill('SIGKILL');
    await ingester?.ended;
    await start();
  }
  await sent;
  await until(isUnderstood, { seconds: 60 });
  ingester?.child.kill('SIGKILL');
  await ingester?.ended;
  const disturbed = await everything();

  await stage.look('truncate positions, vehicle_positions, vehicle_tracks, trips, geofence_visits');
  const gate = { database: stage.database, pool: stage.pool, now: () => new Date() };
  for (const [number, imei] of imeis.entries()) {
    const sorted = (records[number] ?? []).toSorted((one, other) => one.time.getTime() - other.time.getTime());
    const hello = Buffer.concat([Buffer.from([0, 15]), Buffer.from(imei, 'latin1')]);
    const reader = createFrameReader();
    const frames = [
      hello,
      ...Array.from({ length: Math.ceil(sorted.length / 100) }, (_, part) =>
        frameOf(sorted.slice(part * 100, part * 100 + 100)),
      ),
    ];
    for (const message of frames.flatMap((frame) => reader.push(frame))) {
      if (message.kind === 'records')
        await storePlugPoints(
          gate,
          imei,
          message.records.map((record) => toDevicePoint(imei, record)),
        );
    }
  }
  const { tenantId } = await stage.as('admin');
  while ((await understandPositions({ database: stage.database, tenantId, now: gate.now })) > 0);
  const undisturbed = await everything();
  expect(undisturbed.positions).toHaveLength(10_000);
  expect(undisturbed.trips.length).toBeGreaterThanOrEqual(imeis.length);
  expect(disturbed).toEqual(undisturbed);
}, 180_000);

test('a plug that nobody has registered is refused', async () => {
  const port = await findFreePort();
  ingester = startProduct('ingester', stage, 'http://127.0.0.1:9', { TELTONIKA_PORT: String(port) });
  await ingester.logged('ingester ready', 'teltonikaPort');
  await expect(sendAsPlug(port, '359999999999999', recordsOf(0, 0).slice(0, 1), 1)).rejects.toThrow(
    'Nobody has registered',
  );
});
