/** The form that reserves a vehicle, in a browser of one's own and as a dialog in Teams shows it. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const dayMilliseconds = 86_400_000;
let stage: TabStage;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look('delete from reservation_approvals; delete from reservations');
});
afterAll(() => stage?.drop());

/** Tomorrow on the clock of the browsers, which is Berlin's. */
const tomorrow = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() + dayMilliseconds);
async function choosePeriod(page: Page, startTime: string, endTime: string) {
  await page.getByLabel('Start date').fill(tomorrow());
  await page.getByLabel('Start time').fill(startTime);
  await page.getByLabel('End time').fill(endTime);
}
const at = (time: string) => new Date(`${tomorrow()}T${time}:00+01:00`).toISOString();
const reservations = () =>
  stage.look<{ purpose: string; status: string }>('select purpose, status from reservations order by created_at');

browserTest('an employee reserves any van by the form, and is led to their reservations', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'reserve');
  await choosePeriod(page, '09:00', '12:00');
  await page.getByLabel('Class').selectOption('van');
  await page.getByText(/vehicles are free then/).waitFor();
  // What is recommended is what somebody is given who takes any.
  const recommended = page.getByRole('radio', { name: /Recommended: \S/ });
  const input = { startDate: at('09:00'), endDate: at('12:00'), class: 'van' as const, recommend: true, limit: 1 };
  const { vehicles, why } = await (await stage.client('employee')).findAvailability(input);
  expect(why).not.toBeNull();
  await page.getByRole('radio', { name: new RegExp(`${vehicles[0]?.licensePlate}.*Recommended:`) }).waitFor();
  expect(await recommended.count()).toBe(1);
  await page.getByLabel('Purpose').fill('Moving day');
  await page.screenshot({ path: `${screenshots}reserve.png`, fullPage: true });
  await page.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
  await page.waitForURL('**/tabs/reservations');
  await page.getByText('Moving day').waitFor();
  const [reserved] = await stage.look<{ vehicle_id: string }>('select vehicle_id from reservations');
  expect(reserved?.vehicle_id).toBe(vehicles[0]?.vehicleId);
  expect(await reservations()).toMatchObject([{ purpose: 'Moving day' }]);
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('what is missing is said beside its input, and nothing is sent', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'reserve');
  await choosePeriod(page, '12:00', '09:00');
  await page.getByText('The end has to be after the start.').waitFor();
  await page.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
  await page.getByText('Say what you need it for.').waitFor();
  await page.getByLabel('End time').fill('');
  await page.getByText('Choose a time.').waitFor();
  await page.screenshot({ path: `${screenshots}reserve-incomplete.png`, fullPage: true });
  expect(await reservations()).toEqual([]);
  await context.close();
});

browserTest('whose vehicle is taken while they type is offered what would work, and takes it', async () => {
  const vehicleId = demoVehicleId('M-CO 1010');
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', `reserve?vehicleId=${vehicleId}&purpose=Errand`);
  // An answer about the time so far shows the vehicle as well.
  const answered = page.waitForResponse(
    (response) =>
      response.url().endsWith('/availability') &&
      new Date(response.request().postDataJSON().endDate).toISOString() === at('12:00'),
  );
  await choosePeriod(page, '09:00', '12:00');
  await answered;
  await page.getByRole('radio', { name: /M-CO 1010/, checked: true }).waitFor();
  // The news of it is lost, so that the form learns of it by the refusal alone.
  await context.route('**/api/v1/reservations/availability', (route) => route.abort());
  await (await stage.client('employee2')).createReservation({
    vehicleId,
    startDate: at('10:00'),
    endDate: at('11:00'),
    purpose: 'Faster',
  });
  await page.getByRole('button', { name: 'Reserve' }).click();
  await page
    .getByRole('alert')
    .getByText(/already reserved/)
    .waitFor();
  await page.screenshot({ path: `${screenshots}reserve-taken.png`, fullPage: true });
  await context.unroute('**/api/v1/reservations/availability');
  await page.getByRole('button', { name: /^Take Opel Corsa M-CO 1011/ }).click();
  await page.getByRole('radio', { name: /M-CO 1011/, checked: true }).waitFor();
  await page.getByRole('button', { name: 'Reserve' }).click();
  await page.waitForURL('**/tabs/reservations');
  await page.getByText('Errand').waitFor();
  expect(await reservations()).toMatchObject([{ purpose: 'Faster' }, { purpose: 'Errand' }]);
  await context.close();
});
