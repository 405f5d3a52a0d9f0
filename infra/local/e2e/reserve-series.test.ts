/** The form beyond one reservation: series, what did not fit, another driver, and what is kept when somebody leaves. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
let page: Page;
const dayMilliseconds = 86_400_000;
/** Of so many days from now, on Berlin's clock. */
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * dayMilliseconds);

beforeAll(async () => {
  stage = await setTabStage();
  page = await stage.openAs('manager', 'reserve', { reducedMotion: 'reduce' });
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look('delete from reservation_approvals; delete from reservations; delete from reservation_series');
});
afterAll(() => stage?.drop());

async function begin(search = '') {
  await page.goto(`${stage.url}/tabs/reserve${search}`);
  await page.getByLabel('Start date').fill(dayIn(2));
  await page.getByLabel('Start time').fill('09:00');
  await page.getByLabel('End time').fill('11:00');
}

browserTest('a series is reserved on the days that were shown, and those that were taken are named', async () => {
  const vehicleId = demoVehicleId('M-CO 1010');
  const { id } = await (await stage.client('employee2')).createReservation({
    vehicleId,
    startDate: new Date(`${dayIn(3)}T08:30:00Z`).toISOString(),
    endDate: new Date(`${dayIn(3)}T09:30:00Z`).toISOString(),
    purpose: 'Faster',
  });
  await begin(`?vehicleId=${vehicleId}`);
  await page.getByLabel('Repeats').selectOption('daily');
  await page.getByText('Choose the last day.').waitFor();
  await page.getByLabel('Until').fill(dayIn(5));
  await page.getByText(/^4 times: /).waitFor();
  await page.getByRole('radio', { name: 'Reserve all the others, and list those days' }).check();
  await page.getByLabel('Purpose').fill('Training');
  await page.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
  await page.getByRole('heading', { name: '3 reservations made.' }).waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: '9:00–11:00' }).count()).toBe(1);
  const made = await stage.look<{ series_id: string | null }>('select series_id from reservations where id <> $1', [
    id,
  ]);
  expect(made).toHaveLength(3);
  expect(new Set(made.map(({ series_id }) => series_id)).size).toBe(1);
  expect(stage.faults).toEqual([]);
});

browserTest('what was begun is there again after somebody left, until it is begun anew', async () => {
  await begin();
  await page.getByLabel('Purpose').fill('Fair in Leipzig');
  await page.getByRole('link', { name: 'Vehicles' }).click();
  await page.getByRole('link', { name: 'Reserve' }).click();
  await page.getByText('This is what you had begun to fill in.').waitFor();
  expect(await page.getByLabel('Purpose').inputValue()).toBe('Fair in Leipzig');
  await page.getByRole('button', { name: 'Start anew' }).click();
  expect(await page.getByLabel('Purpose').inputValue()).toBe('');
  expect(stage.faults).toEqual([]);
});

browserTest('a manager reserves for somebody else, for a department and with equipment', async () => {
  await begin();
  await page.getByText('Equipment, distance, another driver, department').click();
  await page.getByLabel('Driver, if not you').fill('Elena Fischer');
  await page.getByRole('button', { name: 'I drive' }).waitFor();
  await page.getByLabel('Department').fill('Sales');
  await page.getByLabel('Purpose').fill('Fair');
  await page.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
  await page.waitForURL('**/tabs/reservations');
  const [made] = await stage.look<{ driver: string; department: string }>(
    'select d.display_name as driver, r.department from reservations r join drivers d on d.id = r.driver_id',
  );
  expect(made).toEqual({ driver: 'Elena Fischer', department: 'Sales' });
  expect(stage.faults).toEqual([]);
});
