import { createHmac } from 'node:crypto';
import type { Client } from '@fleet/contracts/client.ts';
import { broadcastChannel, type HeardPosition, readBroadcast } from '@fleet/contracts/socket-events.ts';
import { listen } from '@fleet/db/notifications.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { until } from '../../../infra/local/testing/until.ts';
import { hashTelematicsSecret } from '../domain/telematics/find-connection-by-secret.ts';

let clock = new Date('2026-11-23T08:00:00Z');
let stage: ApiStage;
let admin: Client;
let manager: Client;
let employee: Client;
let colleague: Client;
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
  [admin, manager, employee, colleague] = (await Promise.all(
    (['admin', 'manager', 'employee', 'employee2'] as const).map((person) => stage.client(person)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => stage.drop());

const golf = demoVehicleId('M-VW 5012');
const polo = demoVehicleId('M-VW 5013');
const buzz = demoVehicleId('M-ID 7710E');
const webhookSecret = Buffer.from('samsara says').toString('base64');

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(stage.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

function forwarded(uniqueId: string, time: string, latitude = 48.1): string {
  const position = {
    deviceId: 1,
    deviceTime: time,
    fixTime: time,
    valid: true,
    latitude,
    longitude: 11.5,
    speed: 10,
    attributes: { ignition: true },
  };
  return JSON.stringify({ position, device: { id: 1, uniqueId } });
}

async function give(
  vehicleId: string,
  to: 'employee' | 'employee2',
  status: 'active' | 'approved' = 'active',
): Promise<string> {
  const { actor } = await stage.as(to);
  const [row] = await stage.look<{ id: string }>(
    `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by, checked_out_at)
     select d.tenant_id, $1, d.id, '2026-11-23 07:00Z', '2026-11-23 12:00Z', 'Europe/Berlin', $2, 'Site visit', d.user_id,
       case when $2 = 'active' then '2026-11-23 07:00Z'::timestamptz end
     from drivers d where d.user_id = $3 returning id`,
    [vehicleId, status, actor.userId],
  );
  return row?.id ?? '';
}

describe('a connection', () => {
  test('keeps its credentials to itself: they are sealed, never told, and open nothing in another tenant', async () => {
    const credentials = { database: 'contoso', userName: 'fleet', password: 'geotab says' };
    const made = await manager.createTelematicsConnection({ vendor: 'geotab', name: 'Geotab', credentials });
    expect(made).toMatchObject({ hasCredentials: true, hasWebhook: false, webhookPath: null, health: 'waiting' });
    const { telematicsConnections } = await manager.listTelematicsConnections({});
    expect(JSON.stringify([made, telematicsConnections])).not.toContain('geotab says');
    const [row] = await stage.look<{ row: string }>(
      'select t::text as row from telematics_connections t where id = $1',
      [made.id],
    );
    expect(row?.row).not.toContain(Buffer.from('geotab says').toString('hex'));
    expect(stage.logLines.join()).not.toContain('geotab says');
    await manager.deleteTelematicsConnection({ telematicsConnectionId: made.id });
  });

  test('is refused by name what its vendor needs and has no use for', async () => {
    const create = (vendor: 'geotab' | 'samsara' | 'traccar', credentials?: object) =>
      manager.createTelematicsConnection({ vendor, name: 'x', ...(credentials && { credentials }) });
    await expect(create('geotab', { apiToken: 'x' })).rejects.toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
    await expect(create('samsara')).rejects.toMatchObject({ problem: { errors: [{ path: 'credentials' }] } });
    await expect(create('traccar', { apiToken: 'x' })).rejects.toMatchObject({
      problem: { errors: [{ path: 'address' }] },
    });
    await expect(employee.listTelematicsConnections({})).rejects.toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
});

describe('Traccar’s forwarding', () => {
  test('is taken at the secret address only, counts once, and remembers devices nobody has heard of', async () => {
    const { id: connectionId, webhookPath } = await admin.createTelematicsConnection({
      vendor: 'traccar',
      name: 'Plugs',
    });
    await admin.createTelematicsDevice({ connectionId, externalId: 'plug-1', vehicleId: golf });
    for (const _ of [1, 2]) {
      expect((await post(webhookPath ?? '', forwarded('plug-1', '2026-11-23T07:59:00Z'))).status).toBe(204);
    }
    expect((await post(webhookPath ?? '', forwarded('plug-2', '2026-11-23T07:59:00Z'))).status).toBe(204);
    expect(await stage.look('select vehicle_id from positions')).toEqual([{ vehicle_id: golf }]);
    const { telematicsDevices } = await admin.listTelematicsDevices({ connectionId });
    expect(telematicsDevices.map(({ externalId, vehicle }) => [externalId, vehicle?.id])).toEqual([
      ['plug-2', undefined],
      ['plug-1', golf],
    ]);
    expect((await post(webhookPath ?? '', '{"position": 1}')).status).toBe(400);
    expect((await post(`/telematics/${'x'.repeat(43)}`, forwarded('plug-1', '2026-11-23T07:59:30Z'))).status).toBe(404);
    const [connection] = (await admin.listTelematicsConnections({})).telematicsConnections.filter(
      ({ id }) => id === connectionId,
    );
    expect(connection).toMatchObject({ health: 'working', lastPointAt: '2026-11-23T07:59:00.000Z', deviceCount: 2 });
    await admin.updateTelematicsConnection({ telematicsConnectionId: connectionId, active: false });
    expect((await post(webhookPath ?? '', forwarded('plug-1', '2026-11-23T07:59:40Z'))).status).toBe(404);
    const secret = webhookPath?.split('/').at(-1) ?? '';
    expect(stage.logLines.join()).not.toContain(secret);
    const kept = await stage.look('select from telematics_connections where webhook_sha256 = $1', [
      hashTelematicsSecret(secret),
    ]);
    expect(kept).toHaveLength(1);
  });
});

test('Samsara’s webhook is believed with its signature alone, also sent twice, and lets the feed be read at once', async () => {
  const { id, webhookPath } = await admin.createTelematicsConnection({
    vendor: 'samsara',
    name: 'Samsara',
    credentials: { apiToken: 'token', webhookSecret },
  });
  await stage.look("update telematics_connections set next_poll_at = '2026-11-23 09:00Z' where id = $1", [id]);
  const due = async () =>
    (await stage.look<{ at: Date }>('select next_poll_at as at from telematics_connections where id = $1', [id]))[0]
      ?.at;
  const body = '{"eventType":"EngineFaultOn"}';
  const timestamp = String(clock.getTime() / 1_000);
  const sign = (seconds: string) =>
    `v1=${createHmac('sha256', Buffer.from(webhookSecret, 'base64')).update(`v1:${seconds}:${body}`).digest('hex')}`;
  const send = (seconds: string, signature: string) =>
    post(webhookPath ?? '', body, { 'x-samsara-signature': signature, 'x-samsara-timestamp': seconds });
  expect((await send(timestamp, sign('1'))).status).toBe(404);
  const old = String(Number(timestamp) - 301);
  expect((await send(old, sign(old))).status).toBe(404);
  expect(await due()).toEqual(new Date('2026-11-23T09:00:00Z'));
  for (const _ of [1, 2]) expect((await send(timestamp, sign(timestamp))).status).toBe(204);
  expect(await due()).toEqual(clock);
});

describe('where a vehicle is', () => {
  test('is told by the phone of whoever has it, and by nobody else’s', async () => {
    await give(polo, 'employee');
    const positions = [{ deviceTime: '2026-11-23T07:58:00Z', latitude: 48.2, longitude: 11.6, accuracyMeters: 8 }];
    expect(await employee.reportVehiclePosition({ vehicleId: polo, positions })).toEqual({ stored: 1, outOfTime: 0 });
    expect(await employee.reportVehiclePosition({ vehicleId: polo, positions })).toEqual({ stored: 0, outOfTime: 0 });
    await expect(colleague.reportVehiclePosition({ vehicleId: polo, positions })).rejects.toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });

  test('is seen by its driver and by fleet managers, whose looking is noted once', async () => {
    const idsSeen = async (client: Client) =>
      (await client.listVehiclePositions({})).positions.map(({ vehicleId }) => vehicleId);
    expect(await idsSeen(employee)).toEqual([polo]);
    expect(await idsSeen(colleague)).toEqual([]);
    for (const _ of [1, 2]) expect((await idsSeen(manager)).sort()).toEqual([golf, polo].sort());
    expect(await stage.look("select actor_kind from audit_log where action = 'position.listed'")).toHaveLength(1);
    const trail = { vehicleId: polo, from: '2026-11-23T00:00:00Z', to: '2026-11-23T10:00:00Z' };
    expect((await employee.getVehicleTrail(trail)).points).toHaveLength(1);
    expect((await colleague.getVehicleTrail(trail)).points).toEqual([]);
    expect((await manager.getVehicleTrail(trail)).points).toHaveLength(1);
    expect(await stage.look("select entity_id from audit_log where action = 'position.trail-viewed'")).toEqual([
      { entity_id: polo },
    ]);
  });

  test('is seen by nobody but the driver on a private trip, live and afterwards', async () => {
    const { tenantId } = demoCompany();
    const [trip] = await stage.look<{ id: string }>(
      `insert into trips (tenant_id, vehicle_id, started_at, start_latitude, start_longitude, end_latitude, end_longitude,
         distance_meters, distance_source, maximum_speed_kph, reservation_id, driver_id)
       select $1, $2, '2026-11-23 07:50Z', 48.1, 11.5, 48.2, 11.6, 9000, 'track', 50, r.id, r.driver_id
       from reservations r where r.vehicle_id = $2 returning id`,
      [tenantId, polo],
    );
    const tripId = trip?.id ?? '';
    await expect(manager.markTripPrivate({ tripId })).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await employee.markTripPrivate({ tripId })).toMatchObject({
      isPrivate: true,
      startPlace: { latitude: 48.1 },
    });
    const seen = await manager.listVehiclePositions({});
    expect(seen.positions.map(({ vehicleId }) => vehicleId)).toEqual([golf]);
    expect(seen.hiddenVehicleIds).toEqual([polo]);
    expect((await employee.listVehiclePositions({})).positions).toHaveLength(1);
    const trail = { vehicleId: polo, from: '2026-11-23T00:00:00Z', to: '2026-11-23T10:00:00Z' };
    expect((await manager.getVehicleTrail(trail)).points).toEqual([]);
    expect((await employee.getVehicleTrail(trail)).points).toHaveLength(1);
    const { trips } = await manager.listTrips({ scope: 'all' });
    expect(trips).toEqual([
      expect.objectContaining({
        isPrivate: true,
        startPlace: null,
        endPlace: null,
        maximumSpeedKph: null,
        distanceMeters: 9_000,
      }),
    ]);
    expect((await employee.listTrips({})).trips).toEqual([
      expect.objectContaining({ endPlace: { latitude: 48.2, longitude: 11.6 } }),
    ]);
    await expect(colleague.listTrips({ scope: 'all' })).rejects.toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  test('is seen by nobody outside reservations where the tenant wants it so, live and afterwards', async () => {
    const { version } = await manager.getTelematicsSettings({});
    await admin.updateTelematicsSettings({ unreservedPositions: 'nobody', expectedVersion: version });
    await give(buzz, 'employee2');
    const webhook = await admin.createTelematicsConnection({ vendor: 'traccar', name: 'More plugs' });
    for (const [externalId, vehicleId] of [
      ['plug-3', golf],
      ['plug-4', buzz],
    ] as const) {
      await admin.createTelematicsDevice({ connectionId: webhook.id, externalId, vehicleId });
    }
    const heard: HeardPosition[] = [];
    const listener = await listen({
      connectionString: stage.appUrl,
      channel: broadcastChannel,
      onMessage(message) {
        const broadcast = readBroadcast(message);
        if (broadcast && 'positions' in broadcast) heard.push(...broadcast.positions);
      },
      onGap: () => {},
      onBreak: () => {},
    });
    for (const plug of ['plug-3', 'plug-4']) {
      await post(webhook.webhookPath ?? '', forwarded(plug, '2026-11-23T07:59:50Z'));
    }
    await until(async () => heard.length === 2);
    await listener.stop();
    expect(new Map(heard.map(({ position, isPrivate }) => [position.vehicleId, isPrivate]))).toEqual(
      new Map([
        [golf, true],
        [buzz, false],
      ]),
    );
    const seen = await manager.listVehiclePositions({});
    expect(seen.positions.map(({ vehicleId }) => vehicleId)).toEqual([buzz]);
    expect(seen.hiddenVehicleIds.sort()).toEqual([golf, polo].sort());
    const trail = { from: '2026-11-23T00:00:00Z', to: '2026-11-23T10:00:00Z' };
    expect((await manager.getVehicleTrail({ vehicleId: golf, ...trail })).points).toEqual([]);
    expect((await manager.getVehicleTrail({ vehicleId: buzz, ...trail })).points).toHaveLength(1);
    await admin.updateTelematicsSettings({ unreservedPositions: 'managers' });
    expect((await manager.getVehicleTrail({ vehicleId: golf, ...trail })).points).toHaveLength(2);
  });
});

test('an alert is acknowledged once, by whoever was first', async () => {
  const [row] = await stage.look<{ id: string }>(
    `insert into alerts (tenant_id, kind, vehicle_id, subject, detail, raised_at)
     values ($1, 'fault-code', $2, 'P0171', '{"faultCodes": ["P0171"]}', '2026-11-23 07:00Z') returning id`,
    [demoCompany().tenantId, golf],
  );
  const alertId = row?.id ?? '';
  expect((await manager.listAlerts({})).alerts).toEqual([
    expect.objectContaining({ id: alertId, detail: { faultCodes: ['P0171'] } }),
  ]);
  await manager.acknowledgeAlert({ alertId });
  expect(await admin.acknowledgeAlert({ alertId })).toMatchObject({ acknowledgedBy: { displayName: 'Marco Rossi' } });
  expect((await manager.listAlerts({})).alerts).toEqual([]);
  expect((await manager.listAlerts({ state: 'all' })).alerts).toHaveLength(1);
});

test('how long positions are kept is for administrators to say', async () => {
  const settings = await manager.getTelematicsSettings({});
  expect(settings).toMatchObject({ positionRetentionDays: 90, automaticHandover: true });
  const changed = await admin.updateTelematicsSettings({
    positionRetentionDays: 30,
    expectedVersion: settings.version,
  });
  expect(changed).toMatchObject({ positionRetentionDays: 30, version: settings.version + 1 });
  await expect(
    admin.updateTelematicsSettings({ positionRetentionDays: 31, expectedVersion: settings.version }),
  ).rejects.toMatchObject({ problem: { code: 'PRECONDITION_FAILED' } });
  clock = new Date('2026-11-23T08:00:00Z');
});
