/** The map in a browser, against the real server: what it shows, what the list says instead, and who sees what. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoCompany, demoPerson, demoVehicleId } from '../testing/demo-stage.ts';
import { driveThroughMunich } from '../testing/driven-vehicles.ts';
import { screenshots } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const golf = 'M-VW 5012';
const van = 'M-FT 1204';
const parked = 'M-BM 4410';
const secret = 'M-TY 6655';

let stage: TabStage;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const row = (page: Page, plate: string) =>
  page.getByRole('list', { name: 'Vehicles on the map' }).getByRole('button').filter({ hasText: plate });
const chosen = (page: Page, plate: string) => page.getByRole('region', { name: new RegExp(plate) });
const spoken = (page: Page) => page.locator('[aria-live=polite]').last();

/** What the ingester tells every server. */
function tellPosition(plate: string, speedKph: number, latitude = 48.2489): void {
  const place = { latitude, longitude: 11.651, speedKph, headingDegrees: 0, ignitionOn: true };
  const position = { vehicleId: demoVehicleId(plate), ...place, deviceTime: new Date().toISOString() };
  stage.sockets.deliver({
    tenantId: demoCompany().tenantId,
    positions: [{ position, driverUserId: null, isPrivate: false }],
  });
}

/** As somebody who has marked their trip. */
async function drivePrivately(plate: string): Promise<void> {
  const vehicleId = demoVehicleId(plate);
  const employee = await stage.client('employee');
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const { id } = await employee.createReservation({
    vehicleId,
    startDate: at(24),
    endDate: at(25),
    purpose: 'Visit',
  });
  await stage.look(
    `insert into private_drives (tenant_id, vehicle_id, user_id, reservation_id, start_date)
     select tenant_id, $1, id, $2, now() - interval '1 hour' from users where entra_object_id = $3`,
    [vehicleId, id, demoPerson('employee').objectId],
  );
}

browserTest('who may see no vehicle, and a fleet that tells nothing, are told so', async () => {
  const mine = await stage.openAs('employee', 'map');
  await mine.getByText('You have no vehicle now').waitFor();
  const all = await stage.openAs('manager', 'map');
  await all.getByText('No vehicle tells where it is').waitFor();
  await Promise.all([mine.context().close(), all.context().close()]);
  expect(stage.faults).toEqual([]);
});

browserTest(
  'a manager finds vehicles, follows one, sees where it drove, and hears what the map shows',
  async () => {
    await driveThroughMunich(stage, [
      { licensePlate: golf },
      { licensePlate: van },
      { licensePlate: parked, endedMinutesAgo: 200 },
      { licensePlate: secret },
    ]);
    await drivePrivately(secret);
    const manager = await stage.client('manager');
    const { pools } = await manager.listPools({});
    await manager.createGeofence({
      name: 'Headquarters',
      poolId: pools.find(({ name }) => name === 'Munich HQ')?.id ?? null,
      shape: { kind: 'circle', latitude: 48.1635, longitude: 11.5643, radiusMeters: 400 },
    });
    const page = await stage.openAs('manager', 'map');
    await page.getByText('Live', { exact: true }).waitFor();
    await row(page, golf).getByText('Moving').waitFor();
    await row(page, golf)
      .getByText(/near .* · \d+ mph .* · /)
      .waitFor();
    await row(page, parked).getByText('Parked').waitFor();
    await row(page, secret).getByText('Position hidden').waitFor();
    await page.screenshot({ path: `${screenshots}map-all.png` });

    tellPosition(golf, 80.4672);
    await row(page, golf)
      .getByText(/near Garching bei München · 50 mph heading north · (now|\d+ seconds? ago)/)
      .waitFor();

    await page.getByLabel('Search vehicles on the map').fill('golf');
    await expect.poll(() => row(page, van).count()).toBe(0);
    await row(page, golf).focus();
    await page.keyboard.press('Enter');
    await chosen(page, golf).waitFor();
    expect(await spoken(page).textContent()).toBe('Volkswagen Golf, M-VW 5012 is in the middle of the map.');
    expect(new URL(page.url()).searchParams.get('vehicle')).toBe(demoVehicleId(golf));

    await chosen(page, golf).getByRole('button', { name: /mi$/ }).first().click();
    await page.waitForFunction(`new URL(location.href).searchParams.has('trip')`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${screenshots}map-trail.png` });

    await chosen(page, golf).getByRole('button', { name: 'Follow' }).click();
    await expect.poll(() => spoken(page).textContent()).toBe('The map follows M-VW 5012.');
    const map = page.getByRole('application');
    await map.hover();
    await page.mouse.down();
    await page.mouse.move(700, 500, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => spoken(page).textContent()).toBe('The map no longer follows M-VW 5012.');
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  60_000,
);
