/** The reports as a fleet manager reads them: by period and pool, as pictures, tables and files. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { seedDemoReservations } from '../seed/seed-reservations.ts';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { bearsEveryLook } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
  await seedDemoReservations(stage.ownerUrl, new Date());
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

browserTest(
  'a manager chooses period and pool, reads when and by which vehicles, and takes the tables along',
  async () => {
    const manager = await stage.client('manager');
    const { pools } = await manager.listPools({});
    const poolId = pools.find(({ name }) => name === 'Munich HQ')?.id ?? '';
    // A day of its own, far from what the demo has: one vehicle, from nine to eleven, brought back late.
    const vehicleId = demoVehicleId('M-FT 1204');
    await stage.look(
      `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by,
         cost_center, cost_cents, checked_in_at)
       select r.tenant_id, $1, r.driver_id, '2024-06-04 07:00Z', '2024-06-04 09:00Z', 'Europe/Berlin', 'completed', 'x',
         r.created_by, (select code from cost_centers c where c.tenant_id = r.tenant_id order by code limit 1), 123456,
         '2024-06-04 09:30Z'
       from reservations r join vehicles v on v.tenant_id = r.tenant_id and v.id = $1 limit 1`,
      [vehicleId],
    );
    const page = await stage.openAs('manager', 'analytics?from=2024-06-04&to=2024-06-10');
    await page.getByText(/^50 vehicles/).waitFor();
    await page.getByLabel('Pool').selectOption(poolId);
    await page.getByText(/^\d+ vehicles$/).waitFor();
    await expect.poll(() => page.getByText(/^\d+ vehicles$/).textContent()).not.toContain('50');

    const tuesday = page.getByRole('row', { name: /^Tuesday/ });
    // By the wall clock of Munich, two hours ahead of UTC.
    expect((await tuesday.getByRole('cell').allTextContents()).slice(8, 12)).toEqual(['0', '1', '1', '0']);
    const late = page.getByRole('region', { name: 'No-shows and late returns' }).first();
    expect(
      await late
        .getByRole('row', { name: /M-FT 1204/ })
        .getByRole('cell')
        .last()
        .textContent(),
    ).toBe('1');
    const costs = page.getByRole('region', { name: 'Cost by cost center' }).first();
    await costs.getByRole('cell', { name: /1,234\.56/ }).waitFor();
    // The picture is fetched after the words.
    await costs.locator('svg rect').first().waitFor();

    const waited = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV: Cost by cost center' }).click();
    const file = await waited;
    expect(file.suggestedFilename()).toMatch(/^fleet-costs-.*\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toContain('1234.56');

    const { searchParams } = new URL(page.url());
    expect([searchParams.get('from'), searchParams.get('to'), searchParams.get('pool')]).toEqual([
      '2024-06-04',
      '2024-06-10',
      poolId,
    ]);
    await page.getByLabel('First day').fill('2024-06-05');
    await page.getByText('Nothing was reserved in this period.').waitFor();
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  120_000,
);

browserTest(
  'analytics bears every look',
  async () => {
    const ready = (page: Page) => page.locator('svg rect').first().waitFor();
    const faults = await bearsEveryLook(stage, { person: 'manager', path: 'analytics', name: 'analytics', ready });
    expect(faults).toEqual([]);
    expect(stage.faults).toEqual([]);
  },
  180_000,
);

browserTest(
  'it is no page for an employee, and the navigation does not lead there',
  async () => {
    const page = await stage.openAs('employee', 'analytics');
    await page.getByRole('heading', { name: 'You have no access to this' }).waitFor();
    expect(await page.getByRole('link', { name: 'Analytics' }).count()).toBe(0);
    await page.context().close();
  },
  120_000,
);
