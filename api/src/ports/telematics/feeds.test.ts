import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../../../infra/local/http/listen.ts';
import { createRouter } from '../../../../infra/local/http/router.ts';
import type { TelematicsFaults } from '../../../../infra/local/telematics/faults.ts';
import { geotabRoutes } from '../../../../infra/local/telematics/geotab.ts';
import { createPointLog, type PointLog } from '../../../../infra/local/telematics/point-log.ts';
import { samsaraRoutes } from '../../../../infra/local/telematics/samsara.ts';
import { createSimulatedFleet } from '../../../../infra/local/telematics/simulated-fleet.ts';
import { traccarRoutes } from '../../../../infra/local/telematics/traccar.ts';
import { createAskService } from './ask-service.ts';
import { createGeotabFeed } from './geotab/geotab-feed.ts';
import { createSamsaraFeed } from './samsara/samsara-feed.ts';
import { verifySamsaraWebhook } from './samsara/verify-samsara-webhook.ts';
import type { TelematicsFeed } from './telematics-feed.ts';
import { readForwarded } from './traccar/read-forwarded.ts';
import { createTraccarHistory } from './traccar/traccar-history.ts';

const account = { database: 'contoso', userName: 'fleet@contoso.example', password: 'local' };
const devices = ['one', 'two', 'three'];
const fleet = createSimulatedFleet(devices.map((externalId) => ({ externalId, odometerMeters: 10_000_000 })));
const start = new Date('2026-11-23T08:00:00Z');
const ask = createAskService({ allowPrivateAddresses: true });
const samples = JSON.parse(readFileSync(new URL('./vectors/vendor-wire-samples.json', import.meta.url), 'utf8')) as {
  samsaraWebhookGolden: { body: string; timestamp: string; secretBase64: string; signature: string };
};

let log: PointLog;
let faults: TelematicsFaults;
let listener: Listener;
let now = start;
beforeAll(async () => {
  const current: PointLog = {
    add: (points) => log.add(points),
    after: (number, limit) => log.after(number, limit),
    newest: () => log.newest(),
  };
  const shared = new Proxy({} as TelematicsFaults, {
    get: (_, name) => faults[name as keyof TelematicsFaults],
    set: (_, name, value) => Reflect.set(faults, name, value),
  });
  listener = await listen(
    createRouter([
      ...samsaraRoutes(current, 'token', shared),
      ...geotabRoutes(current, account, shared),
      ...traccarRoutes(current, devices, 'token'),
    ]),
    0,
    (error) => expect.fail(String(error)),
  );
});
afterAll(() => listener.close());
beforeEach(() => {
  log = createPointLog();
  faults = {};
  now = start;
});

function drive(seconds: number): void {
  for (let second = 0; second < seconds; second++) log.add(fleet.at(new Date(start.getTime() + second * 1_000)));
  now = new Date(start.getTime() + seconds * 1_000);
}

const address = () => `http://127.0.0.1:${listener.port}`;
const openSamsara = (apiToken = 'token') => createSamsaraFeed({ ask, address: address(), apiToken });
const openGeotab = (password = account.password) =>
  createGeotabFeed({ ask, address: address(), ...account, password, fromDate: () => start });
const openTraccar = (apiToken = 'token') => createTraccarHistory({ ask, address: address(), apiToken, now: () => now });

async function readAll(feed: TelematicsFeed, from?: unknown) {
  const points = [];
  let cursor = from;
  for (;;) {
    const page = await feed.read(cursor);
    points.push(...page.points);
    cursor = page.cursor;
    if (page.waitSeconds > 0) return { points, cursor, waitSeconds: page.waitSeconds };
  }
}

describe.each([
  ['samsara', openSamsara],
  ['geotab', openGeotab],
  ['traccar', openTraccar],
] as const)('%s', (vendor, open) => {
  test('tells every position once it is asked from a stored cursor, also after a restart, in units of ours', async () => {
    drive(1);
    const { cursor } = await readAll(open());
    for (let second = 1; second < 700; second++) log.add(fleet.at(new Date(start.getTime() + second * 1_000)));
    now = new Date(start.getTime() + 700_000);
    const { points, waitSeconds } = await readAll(open(), JSON.parse(JSON.stringify(cursor)));
    expect(waitSeconds).toBeGreaterThanOrEqual({ samsara: 5, geotab: 1, traccar: 60 }[vendor]);
    const placed = points.filter(({ place, deviceTime }) => place && deviceTime > start);
    const keys = new Set(placed.map(({ externalId, deviceTime }) => `${externalId} ${deviceTime.toISOString()}`));
    expect(keys.size).toBe(699 * devices.length);
    for (const { externalId, deviceTime, place } of placed) {
      const truth = fleet.at(deviceTime).find((one) => one.externalId === externalId);
      expect(place?.latitude).toBeCloseTo(truth?.latitude ?? 0, 9);
      expect(Math.abs((place?.speedKph ?? 0) - (truth?.speedKph ?? 0))).toBeLessThanOrEqual(
        vendor === 'geotab' ? 0.5 : 1e-6,
      );
    }
    const odometers = points.flatMap(({ odometerMeters }) => odometerMeters ?? []);
    expect(Math.max(...odometers)).toBe(
      Math.max(...fleet.at(new Date(start.getTime() + 699_000)).map((one) => one.odometerMeters)),
    );
  });

  test('with wrong credentials says so, and that asking again is no use', async () => {
    await expect(open('wrong').check()).rejects.toMatchObject({ kind: 'credentials' });
    await expect(open().check()).resolves.toBeUndefined();
  });
});

test('Samsara’s limit may name a fraction of a second, and its faults are plain text', async () => {
  faults = { limited: { times: 1, retryAfter: '1.37' } };
  await expect(openSamsara().check()).rejects.toMatchObject({ kind: 'limit', retryAfterSeconds: 1.37 });
  faults = { broken: 1 };
  await expect(openSamsara().check()).rejects.toMatchObject({ kind: 'answer', message: 'The service answered 502.' });
});

test('Geotab signs in again once when a session has ended, and waits as long as it says', async () => {
  drive(2);
  const feed = openGeotab();
  const { cursor } = await feed.read(undefined);
  faults = { forgetsSessions: true };
  expect((await feed.read(cursor)).points).toEqual([]);
  faults = { limited: { times: 9, retryAfter: '56' } };
  await expect(feed.read(cursor)).rejects.toMatchObject({ kind: 'limit', retryAfterSeconds: 56 });
});

test('an address that leads into a private network is not asked', async () => {
  const careful = createAskService();
  const feed = createSamsaraFeed({ ask: careful, address: 'https://127.0.0.1:9', apiToken: 'x' });
  await expect(feed.check()).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(/private network/),
  });
  const plain = createSamsaraFeed({ ask: careful, address: 'http://example.com', apiToken: 'x' });
  await expect(plain.check()).rejects.toMatchObject({ message: 'The address must begin with https.' });
});

test('what Traccar forwards is read in units of ours: knots, and no place without a fix', () => {
  const forwarded = JSON.parse(readFileSync(new URL('./vectors/traccar-forward.json', import.meta.url), 'utf8')) as {
    position: {
      valid: boolean;
      speed: number;
      fixTime: string;
      deviceTime: string;
      attributes: { odometer?: number; power?: number };
    };
  }[];
  expect(forwarded).toHaveLength(20);
  for (const one of forwarded) {
    const [point] = readForwarded(Buffer.from(JSON.stringify(one))) ?? [];
    expect(point?.externalId).toBe('123456789012345');
    expect(point?.place !== undefined).toBe(one.position.valid && one.position.fixTime === one.position.deviceTime);
    if (point?.place) expect(point.place.speedKph).toBeCloseTo(one.position.speed * 1.852, 6);
    expect(point?.batteryVolts).toBe(one.position.attributes.power);
  }
  for (const noise of ['', '{', '[]{}', '{"position":{}}', 'null', '[1]'])
    expect(readForwarded(Buffer.from(noise))).toBeUndefined();
});

describe('Samsara’s signature', () => {
  const { body, timestamp, secretBase64, signature } = samples.samsaraWebhookGolden;
  const signed = { signature, timestamp, rawBody: Buffer.from(body) };
  const at = (seconds: number) => new Date((Number(timestamp) + seconds) * 1_000);

  test('is the golden one, within five minutes of its time either way', () => {
    for (const seconds of [0, 299, -299]) expect(verifySamsaraWebhook(signed, secretBase64, at(seconds))).toBe(true);
    for (const seconds of [301, -301]) expect(verifySamsaraWebhook(signed, secretBase64, at(seconds))).toBe(false);
  });

  test('is of this body, this time and this secret', () => {
    const wrong = [
      { ...signed, rawBody: Buffer.from(`${body} `) },
      { ...signed, timestamp: String(Number(timestamp) + 1) },
      { ...signed, signature: signature.replace('v1=', 'v0=') },
      { ...signed, signature: undefined },
      { ...signed, timestamp: undefined },
      { ...signed, timestamp: 'now' },
    ];
    for (const one of wrong) expect(verifySamsaraWebhook(one, secretBase64, at(0))).toBe(false);
    expect(verifySamsaraWebhook(signed, Buffer.from('other').toString('base64'), at(0))).toBe(false);
  });
});
