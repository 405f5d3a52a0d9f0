/** The pages that links and dialogs lead to: one reservation, one vehicle, one handover. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { samplePictures } from '../testing/sample-pictures.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const hourMilliseconds = 3_600_000;
const vehicleId = demoVehicleId('M-CO 1010');
let stage: TabStage;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
  await stage.look('update vehicles set odometer_meters = 45000000');
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look(
    'delete from handover_photos; delete from handovers; delete from maintenance; delete from reservation_approvals; delete from reservations',
  );
});
afterAll(() => stage?.drop());

/** The employee's reservation of a Corsa, which has begun. */
async function reserve() {
  const period = {
    startDate: new Date(Date.now()).toISOString(),
    endDate: new Date(Date.now() + 2 * hourMilliseconds).toISOString(),
  };
  return (await stage.client('employee')).createReservation({ ...period, vehicleId, purpose: 'Errand' });
}

browserTest('a link to a reservation shows it to whoever may see it, and says so to anybody else', async () => {
  const { id } = await reserve();
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', `reservations/${id}`);
  await page.getByRole('article').getByText('Errand').waitFor();
  await page.getByRole('button', { name: /^Cancel reservation/ }).waitFor();
  await page.screenshot({ path: `${screenshots}reservation.png` });
  await context.close();

  const other = await stage.open();
  const theirs = await stage.signIn(other, 'employee2', `reservations/${id}`);
  await theirs
    .getByRole('alert')
    .getByText(/no such reservation/i)
    .waitFor();
  expect(await theirs.getByText('Errand').count()).toBe(0);
  await other.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a link to a vehicle shows it, and leads to its form', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', `vehicles/${vehicleId}`);
  await page.getByText('M-CO 1010').waitFor();
  await page.getByText('27,961 mi').waitFor();
  await page.screenshot({ path: `${screenshots}vehicle.png` });
  await page.getByRole('button', { name: 'Reserve' }).click();
  await page.getByRole('radio', { name: /M-CO 1010/, checked: true }).waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a driver takes the vehicle and brings it back with a photo of the damage', async () => {
  const { id } = await reserve();
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', `handovers/${id}?kind=check-out`);
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByText('Enter what the odometer shows.').waitFor();
  await page.getByLabel('Odometer, in miles').fill('27962');
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.waitForURL(`**/tabs/reservations/${id}`);

  await page.goto(`${stage.url}/tabs/handovers/${id}?kind=check-in`);
  await page.getByLabel('Odometer, in miles').fill('27970');
  await page.getByLabel('Tank or battery').selectOption('50');
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'scratch.png', mimeType: 'image/png', buffer: Buffer.from(samplePictures['image/png']) }]);
  await page.getByAltText('Photo 1').waitFor();
  await page.getByLabel('Damage').fill('Scratch on the left door');
  await page.screenshot({ path: `${screenshots}handover.png`, fullPage: true });
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }]);
  await page.getByText(/This is no picture/).waitFor();
  await page.getByRole('button', { name: 'It is back' }).click();
  await page.getByText('Completed').waitFor();
  const [handover] = await stage.look(
    `select energy_percent, damage, (select count(*)::int from handover_photos p where p.handover_id = h.id) as photos
     from handovers h where kind = 'check-in' and reservation_id = $1`,
    [id],
  );
  expect(handover).toEqual({ energy_percent: 50, damage: 'Scratch on the left door', photos: 1 });
  await page.goto(`${stage.url}/tabs/handovers/${id}?kind=check-in`);
  await page.getByText('This is not possible now').waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});
