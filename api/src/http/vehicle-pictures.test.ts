import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { samplePictures } from '../../../infra/local/testing/sample-pictures.ts';

const day = 86_400_000;
const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: ApiStage;
let tabsFolder: string;
let photoId: string;
beforeAll(async () => {
  tabsFolder = await mkdtemp(join(tmpdir(), 'fleet-tabs-'));
  await mkdir(join(tabsFolder, 'vehicles'));
  await writeFile(join(tabsFolder, 'vehicles', 'van.png'), samplePictures['image/png']);
  stage = await setApiStage({ now: () => clock, tabsFolder });
  photoId = await upload('image/jpeg');
  await showOn('M-FT 1204', photoId);
});
afterAll(async () => {
  await stage.drop();
  await rm(tabsFolder, { recursive: true });
});

async function upload(type: keyof typeof samplePictures): Promise<string> {
  const manager = await stage.client('manager');
  const { id } = await manager.uploadPhoto({ content: samplePictures[type] });
  return id;
}

async function showOn(licensePlate: string, id: string | null): Promise<void> {
  const manager = await stage.client('manager');
  const { version: expectedVersion, id: vehicleId } = await manager.getVehicle({
    vehicleId: demoVehicleId(licensePlate),
  });
  await manager.updateVehicle({ vehicleId, expectedVersion, photoId: id });
}

const addressOf = (id: string, tenantId = demoCompany().tenantId) =>
  `/pictures/${stage.pictureTokens.sign({ tenantId, photoId: id }, start)}`;
const get = (path: string, init: RequestInit = {}) => fetch(stage.url + path, { redirect: 'manual', ...init });

describe('the photo of a vehicle', () => {
  test('is fetched with nothing but its address, from anywhere, and kept for a day', async () => {
    const response = await get(addressOf(photoId));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const manager = await stage.client('manager');
    const { content } = await manager.getPhoto({ photoId });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
  });

  test('is not sent again to whom has it already', async () => {
    const etag = (await get(addressOf(photoId))).headers.get('etag') ?? '';
    const response = await get(addressOf(photoId), { headers: { 'if-none-match': etag } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  test('is told to whoever searches, and null where a vehicle has none', async () => {
    const employee = await stage.client('employee');
    const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T09:00:00Z' };
    const { vehicles } = await employee.findAvailability({ ...period, class: 'van', limit: 200 });
    const photos = new Map(vehicles.map((one) => [one.licensePlate, one.photoId]));
    expect([photos.get('M-FT 1204'), photos.get('M-FT 1205')]).toEqual([photoId, null]);
  });

  test('that no card can show gives way to the pictogram of the class, which needs no sign-in either', async () => {
    const webp = await upload('image/webp');
    await showOn('M-FT 1205', webp);
    const png = await upload('image/png');
    await stage.look('update photos set content = content || $2 where id = $1', [png, Buffer.alloc(1_048_576)]);
    await showOn('M-FT 1311', png);
    for (const id of [webp, png]) {
      const response = await get(addressOf(id));
      expect([response.status, response.headers.get('location')]).toEqual([302, '/tabs/vehicles/van.png']);
    }
    const pictogram = await get('/tabs/vehicles/van.png');
    expect(pictogram.status).toBe(200);
    expect(Object.fromEntries(pictogram.headers)).toMatchObject({
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
});

describe('an address that opens nothing answers like any address where nothing is', () => {
  const expectNothing = async (path: string) => {
    const nowhere = await get('/nowhere');
    const response = await get(path);
    expect([response.status, await response.text()], path).toEqual([404, await nowhere.text()]);
    expect(response.headers.get('cache-control') ?? '').not.toContain('public');
  };

  test('when it was changed, when it never was one, and when it is over', async () => {
    const path = addressOf(photoId);
    await expectNothing(`${path.slice(0, -1)}${path.endsWith('A') ? 'Q' : 'A'}`);
    await expectNothing(`/pictures/${photoId}`);
    await expectNothing('/pictures/x%2fy');
    clock = new Date(start.getTime() + 211 * day);
    await expectNothing(path);
    clock = start;
  });

  test('for the photo of a handover, of nothing, or none at all, even under our signature', async () => {
    const manager = await stage.client('manager');
    const [unattached, handedOver] = [await upload('image/png'), await upload('image/png')];
    const period = { startDate: '2026-11-23T07:00:00Z', endDate: '2026-11-23T09:00:00Z' };
    const vehicleId = demoVehicleId('M-VW 5012');
    const { id: reservationId } = await manager.createReservation({ ...period, vehicleId, purpose: 'Site visit' });
    await stage.look("update reservations set status = 'approved' where id = $1", [reservationId]);
    await manager.checkOutReservation({
      reservationId,
      odometerMeters: 999_000_000,
      energyPercent: 80,
      photoIds: [handedOver],
    });
    await expectNothing(addressOf(unattached));
    await expectNothing(addressOf(handedOver));
    await expectNothing(addressOf(crypto.randomUUID()));
  });

  test('for another company’s vehicle', async () => {
    await expectNothing(addressOf(photoId, demoCompany('fabrikam').tenantId));
  });

  test('once the vehicle shows another photo', async () => {
    const [before, later] = [await upload('image/png'), await upload('image/jpeg')];
    await showOn('M-VW 2040', before);
    expect((await get(addressOf(before))).status).toBe(200);
    await showOn('M-VW 2040', later);
    await expectNothing(addressOf(before));
  });
});

test('it is read and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
    expect((await get(addressOf(photoId), { method })).status, method).toBe(405);
  }
});

test('its address stands in no line of the log', async () => {
  const path = addressOf(photoId);
  const from = stage.logLines.length;
  await get(path);
  await get(`${path}?x=1`);
  await get(path, { method: 'POST' });
  const lines = stage.logLines.slice(from).join('');
  expect(lines).toContain('/pictures/:token');
  expect(lines).not.toContain(path.slice('/pictures/'.length));
});

test('nobody fetches more of them than one address may ask', async () => {
  const few = await setApiStage({ now: () => start, limits: { perUser: 100, perAddress: 3 } });
  const statuses: number[] = [];
  for (let asked = 0; asked < 4; asked++) statuses.push((await fetch(`${few.url}/pictures/x`)).status);
  await few.drop();
  expect(statuses).toEqual([404, 404, 404, 429]);
});
