/** Areas in the administration: made, changed and removed by keyboard alone as well as on the map. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { driveThroughMunich } from '../testing/driven-vehicles.ts';
import { bearsEveryLook, screenshots } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
  await driveThroughMunich(stage, [{ licensePlate: 'M-BM 4410', endedMinutesAgo: 200 }]);
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const areas = async () => (await (await stage.client('manager')).listGeofences({})).geofences;

browserTest(
  'the site of a pool is made without a pointer, and what is missing is said before anything is sent',
  async () => {
    const page = await stage.openAs('manager', 'administration/areas');
    await page.getByText('No areas yet').waitFor();
    await page.getByRole('button', { name: 'New area' }).press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Create area' }).press('Enter');
    await drawer.getByText('Fill this in.').waitFor();
    await drawer.getByText('Say where it lies: click on the map, or write its middle.').waitFor();
    await drawer.getByLabel('Name').fill('Headquarters');
    await drawer.getByLabel('Site of the pool').selectOption({ label: 'Munich HQ' });
    await drawer.getByLabel('Take the place of').selectOption({ label: 'M-BM 4410 BMW 320d' });
    expect(await drawer.getByLabel('Middle').inputValue()).toMatch(/^48\.\d+, 11\.\d+$/);
    await drawer.getByLabel('Middle').fill('48.1635, 11.5643');
    await drawer.getByLabel('Radius').fill('5');
    await drawer.getByText('Choose a radius of 20 m to 100 km.').waitFor();
    await drawer.getByLabel('Radius').fill('400');
    await drawer.getByRole('button', { name: 'Create area' }).press('Enter');
    await page.getByText('Headquarters: saved.').first().waitFor();
    await page.getByText('Circle of 400 m around 48.16350, 11.56430').waitFor();
    expect(await areas()).toEqual([
      expect.objectContaining({
        name: 'Headquarters',
        poolId: expect.any(String),
        shape: { kind: 'circle', latitude: 48.1635, longitude: 11.5643, radiusMeters: 400 },
      }),
    ]);
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
);

browserTest(
  'an area is drawn on the map: it becomes a polygon, a click adds a corner, and removing it asks first',
  async () => {
    const page = await stage.openAs('manager', 'administration/areas');
    await page.getByRole('button', { name: 'Change: Headquarters' }).click();
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('radio', { name: 'Polygon' }).check();
    expect(await drawer.getByRole('textbox', { name: /^Corner \d$/ }).count()).toBe(4);
    await drawer.getByLabel('Alerts').selectOption({ label: 'When a vehicle leaves' });
    const map = drawer.getByRole('application');
    await map.scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    const { x, y, width } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.click(x + width / 2, y + 12);
    await drawer.getByRole('textbox', { name: 'Corner 5' }).waitFor();
    await page.screenshot({ path: `${screenshots}areas-polygon.png` });
    await drawer.getByRole('button', { name: 'Remove: Corner 1' }).click();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Polygon with 4 corners').waitFor();
    const [changed] = await areas();
    expect(changed).toMatchObject({ alertOn: 'exit', shape: { kind: 'polygon' } });

    await page.getByRole('button', { name: 'Remove: Headquarters' }).click();
    await page.getByText('Vehicles of its pool no longer check themselves out and in here').waitFor();
    await page.keyboard.press('Escape');
    expect(await areas()).toHaveLength(1);
    await page.getByRole('button', { name: 'Remove: Headquarters' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No areas yet').waitFor();
    expect(await areas()).toEqual([]);
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
);

browserTest(
  'the areas bear every look',
  async () => {
    const manager = await stage.client('manager');
    const { pools } = await manager.listPools({});
    const poolId = pools.find(({ name }) => name === 'Munich HQ')?.id ?? null;
    const site = { kind: 'circle', latitude: 48.1635, longitude: 11.5643, radiusMeters: 400 } as const;
    const corners = [
      { latitude: 48.16, longitude: 11.58 },
      { latitude: 48.165, longitude: 11.59 },
      { latitude: 48.158, longitude: 11.595 },
    ];
    await manager.createGeofence({ name: 'Headquarters', poolId, shape: site });
    await manager.createGeofence({ name: 'City', alertOn: 'both', shape: { kind: 'polygon', corners } });
    const faults = await bearsEveryLook(stage, {
      person: 'manager',
      path: 'administration/areas',
      name: 'areas',
      async ready(page) {
        await page.getByText('Polygon with 3 corners').waitFor();
        await page.getByRole('application').waitFor();
        await page.waitForLoadState('networkidle');
      },
    });
    expect(faults).toEqual([]);
  },
  120_000,
);
