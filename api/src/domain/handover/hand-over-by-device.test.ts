import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { acknowledgeAlert } from '../alert/acknowledge-alert.ts';
import { raiseDueAlerts } from '../alert/raise-due-alerts.ts';
import type { SystemContext } from '../command-context.ts';
import { ingestPositions } from '../position/ingest-positions.ts';
import { understandPositions } from '../trip/understand-positions.ts';
import { reconcileOdometer } from './device-handover-rules.ts';
import { handOverByDevice } from './hand-over-by-device.ts';

let clock = new Date('2026-11-23T08:00:00Z');
let stage: DemoStage;
let context: SystemContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const { tenantId, database, now } = await stage.as('admin');
  context = { actor: { kind: 'system' }, tenantId, database, now };
});
afterAll(() => stage.drop());

const golf = demoVehicleId('M-VW 5012');
const device = '0198f000-0001-7000-8000-0000000000d1';
const site = { latitude: 48.123, longitude: 11.606 };
let reservationId: string;

beforeEach(async () => {
  clock = new Date('2026-11-23T08:00:00Z');
  await stage.look('truncate outbox_events cascade');
  await stage.look(
    'truncate positions, vehicle_positions, vehicle_readings, vehicle_tracks, trips, alerts, geofences cascade',
  );
  await stage.look('delete from handovers');
  await stage.look('delete from maintenance');
  await stage.look('delete from reservations');
  await stage.look('update vehicles set odometer_meters = 50000000 where id = $1', [golf]);
  await stage.look(
    `insert into geofences (tenant_id, name, shape, pool_id) select $1, 'Site', $2, pool_id from vehicles where id = $3`,
    [context.tenantId, JSON.stringify({ kind: 'circle', ...site, radiusMeters: 200 }), golf],
  );
  reservationId = randomUUID();
  const { actor } = await stage.as('employee');
  await stage.look(
    `insert into reservations (id, tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, cost_center, created_by)
     select $1, d.tenant_id, $2, d.id, '2026-11-23 08:10Z', '2026-11-23 12:00Z', 'Europe/Berlin', 'approved', 'Site visit', 'CC-1200', d.user_id
     from drivers d where d.user_id = $3`,
    [reservationId, golf, actor.userId],
  );
});

async function drive(north: number, odometerMeters?: number): Promise<void> {
  for (let step = 0; step < 4; step++) {
    clock = new Date(clock.getTime() + 20_000);
    const place = { latitude: site.latitude + north + step * 0.001, longitude: site.longitude, speedKph: 40 };
    const point = { externalId: 'plug', deviceId: device, vehicleId: golf, deviceTime: clock, place, odometerMeters };
    await ingestPositions(context, [point], { retentionDays: 90 });
  }
  while ((await understandPositions(context)) > 0);
}
const events = (types: string[]) =>
  stage.look<{ type: string; entity_id: string; payload: { at?: string } }>(
    'select type, entity_id, payload from outbox_events where type = any ($1) order by occurred_at, id',
    [types],
  );
const reservation = async () =>
  (
    await stage.look<{ status: string }>('select status, cost_center from reservations where id = $1', [reservationId])
  )[0];

test('a vehicle that leaves its site at the start is checked out by itself, and checked in when it is back near the end', async () => {
  await drive(-0.001);
  await drive(0.01, 50_003_000);
  const [left] = await events(['vehicle.left-site']);
  const at = new Date(left?.payload.at ?? 0);
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-out', at })).toBe('handed-over');
  expect(await reservation()).toMatchObject({ status: 'active' });
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-out', at })).toBe('nothing');
  const [out] = await stage.look('select kind, occurred_at, odometer_meters from handovers');
  expect(out).toEqual({ kind: 'check-out', occurred_at: at, odometer_meters: 50_003_000 });
  const audit = await stage.look(
    "select actor_kind, actor_user_id from audit_log where action = 'reservation.checked-out'",
  );
  expect(audit).toEqual([{ actor_kind: 'device', actor_user_id: (await stage.as('employee')).actor.userId }]);

  clock = new Date('2026-11-23T11:40:00Z');
  await drive(-0.001, 50_060_000);
  const back = (await events(['vehicle.returned'])).at(-1);
  expect(
    await handOverByDevice(context, { vehicleId: golf, kind: 'check-in', at: new Date(back?.payload.at ?? 0) }),
  ).toBe('handed-over');
  expect(await reservation()).toMatchObject({ status: 'completed' });
  expect(await stage.look('select odometer_meters from vehicles where id = $1', [golf])).toEqual([
    { odometer_meters: 50_060_000 },
  ]);
});

test('long before the start or the end nothing is certain, and the driver is asked', async () => {
  const early = new Date('2026-11-23T07:30:00Z');
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-out', at: early })).toBe('asked');
  expect(await reservation()).toMatchObject({ status: 'approved' });
  await stage.look("update reservations set status = 'active', checked_out_at = '2026-11-23 08:00Z' where id = $1", [
    reservationId,
  ]);
  clock = new Date('2026-11-23T09:00:00Z');
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-in', at: clock })).toBe('asked');
  expect((await events(['reservation.seems-taken', 'reservation.seems-returned'])).map(({ type }) => type)).toEqual([
    'reservation.seems-taken',
    'reservation.seems-returned',
  ]);
  expect(await reservation()).toMatchObject({ status: 'active' });
});

test('what has nothing to do with a reservation hands nothing over, nor does a tenant that wants none of it', async () => {
  const night = new Date('2026-11-23T05:00:00Z');
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-out', at: night })).toBe('nothing');
  await stage.look('insert into telematics_settings (tenant_id, automatic_handover) values ($1, false)', [
    context.tenantId,
  ]);
  expect(await handOverByDevice(context, { vehicleId: golf, kind: 'check-out', at: clock })).toBe('nothing');
  await stage.look('truncate telematics_settings');
});

test('the odometer is the device’s where it can be, else what the trips add', () => {
  expect(reconcileOdometer(50_000, 51_000, 900)).toBe(51_000);
  expect(reconcileOdometer(50_000, 400, 900)).toBe(50_900);
  expect(reconcileOdometer(50_000, null, 900)).toBe(50_900);
  expect(reconcileOdometer(50_000, 90_000_000, 900)).toBe(50_900);
});

const alerts = () =>
  stage.look<{ kind: string }>('select kind, subject, detail, resolved_at from alerts order by kind');

test('a vehicle that cannot be back in time raises one alert, and its driver and the next are warned before it happens', async () => {
  const next = randomUUID();
  await stage.look(
    `insert into reservations (id, tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by)
     select $1, tenant_id, vehicle_id, driver_id, '2026-11-23 12:30Z', '2026-11-23 14:00Z', time_zone, 'approved', 'After', created_by
     from reservations where id = $2`,
    [next, reservationId],
  );
  await stage.look("update reservations set status = 'active', checked_out_at = start_date where id = $1", [
    reservationId,
  ]);
  clock = new Date('2026-11-23T11:00:00Z');
  await drive(0.1);
  await raiseDueAlerts(context);
  expect(await alerts()).toEqual([]);
  clock = new Date('2026-11-23T11:30:00Z');
  await drive(0.6);
  expect(await raiseDueAlerts(context)).toBe(1);
  expect(await raiseDueAlerts(context)).toBe(0);
  expect(await alerts()).toEqual([expect.objectContaining({ kind: 'late-return', subject: reservationId })]);
  expect(
    (await events(['reservation.late-return', 'reservation.late-before-you'])).map((one) => one.entity_id),
  ).toEqual([reservationId, next]);
});

test('use without reservation, low energy, faults and a service by kilometres raise alerts, which cease by themselves', async () => {
  await stage.look("update reservations set start_date = '2026-11-23 10:00Z' where id = $1", [reservationId]);
  await drive(0.01);
  await drive(0.03);
  clock = new Date(clock.getTime() + 4 * 60_000);
  await stage.look(
    `insert into vehicle_readings (tenant_id, vehicle_id, fuel_percent, fuel_time, fault_codes, fault_time)
     values ($1, $2, 12, now(), '{P0171}', now())`,
    [context.tenantId, golf],
  );
  await stage.look(
    `insert into maintenance (tenant_id, vehicle_id, kind, start_date, odometer_meters) values ($1, $2, 'service', '2026-12-20 08:00Z', 50500000)`,
    [context.tenantId, golf],
  );
  expect(await raiseDueAlerts(context)).toBe(4);
  expect((await alerts()).map(({ kind }) => kind)).toEqual([
    'fault-code',
    'low-energy',
    'maintenance-due',
    'use-without-reservation',
  ]);
  expect(await raiseDueAlerts(context)).toBe(0);
  await stage.look("update vehicle_readings set fuel_percent = 80, fault_codes = '{}'");
  await raiseDueAlerts(context);
  const open = (await alerts()).filter((one) => (one as { resolved_at?: Date | null }).resolved_at === null);
  expect(open.map(({ kind }) => kind)).toEqual(['maintenance-due', 'use-without-reservation']);
});

test('what somebody looks after is not raised again while it goes on, and is when it has ceased and comes back', async () => {
  const tell = async (codes: string) => {
    await stage.look(
      `insert into vehicle_readings (tenant_id, vehicle_id, fault_codes, fault_time) values ($1, $2, $3, now())
       on conflict (tenant_id, vehicle_id) do update set fault_codes = excluded.fault_codes`,
      [context.tenantId, golf, codes],
    );
    return raiseDueAlerts(context);
  };
  expect(await tell('{P0300,P0171}')).toBe(1);
  const [alert] = await stage.look<{ id: string }>('select id from alerts');
  const seen = await acknowledgeAlert(await stage.as('manager'), { alertId: alert?.id ?? '' });
  expect(seen.acknowledgedBy).toMatchObject({ displayName: 'Marco Rossi' });
  expect(await tell('{P0171,P0300}')).toBe(0);
  expect(await tell('{}')).toBe(0);
  expect(await alerts()).toEqual([expect.objectContaining({ subject: 'P0171 P0300', resolved_at: expect.any(Date) })]);
  expect(await tell('{P0171}')).toBe(1);
  expect((await events(['alert.raised', 'alert.changed'])).map(({ type }) => type)).toEqual([
    'alert.raised',
    'alert.changed',
    'alert.changed',
    'alert.raised',
  ]);
});
