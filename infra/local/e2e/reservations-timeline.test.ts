/** The timeline: what it draws, and that reservations are made, moved and stretched on it by hand and by keyboard. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
let page: Page;

beforeAll(async () => {
  stage = await setTabStage();
  await stage.look('delete from reservation_approvals; delete from reservations');
  page = await stage.openAs('employee', 'reservations/timeline', { reducedMotion: 'reduce' });
  await page.getByRole('grid', { name: 'Vehicles by time' }).waitFor();
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look('delete from reservation_approvals; delete from reservations; delete from blackouts');
});
afterAll(() => stage?.drop());

/** On tomorrow's clock in Berlin. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() + 86_400_000);
const transit = demoVehicleId('M-FT 1204');
const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' })
  .format(Date.parse(`${day}T12:00Z`))
  .slice(-6);
const at = (time: string) => new Date(`${day}T${time}${offset}`).toISOString();

async function reserve(person: DemoPerson, start: string, end: string, vehicleId = transit) {
  const client = await stage.client(person);
  return client.createReservation({ vehicleId, startDate: at(start), endDate: at(end), purpose: 'Site visit' });
}
const timesOf = async (reservationId: string) => {
  const { startDate, endDate, vehicle } = await (await stage.client('employee')).getReservation({ reservationId });
  return [startDate, endDate, vehicle.licensePlate];
};
/** The vehicles called Transit, tomorrow. */
async function show(search = 'q=M-FT', ready = /Elena Fischer/) {
  await page.goto(`${stage.url}/tabs/reservations/timeline?date=${day}&${search}`);
  await page.getByRole('button', { name: ready }).first().waitFor();
}
const bar = (name: RegExp) => page.getByRole('grid').getByRole('button', { name });
const own = () => bar(/^Ford Transit M-FT 1204, .*: Elena Fischer/);

/** Drags what is there by hours on its row's clock. */
async function drag(from: { x: number; y: number }, hours: number, { letGo = true } = {}) {
  const lane = await page.locator(`[data-vehicle="${transit}"]`).boundingBox();
  if (!lane) throw new Error('The vehicle has a lane');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (lane.width / 24) * (hours / 2), from.y, { steps: 3 });
  await page.mouse.move(from.x + (lane.width / 24) * hours, from.y, { steps: 3 });
  if (letGo) await page.mouse.up();
}
async function middleOf(name: RegExp) {
  const box = await bar(name).boundingBox();
  if (!box) throw new Error(`${name} is drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, end: box.x + box.width - 3 };
}

browserTest('everything that claims a vehicle is drawn, and told apart in words', async () => {
  await reserve('employee', '09:00', '11:00');
  await reserve('employee2', '13:00', '15:00');
  const manager = await stage.client('manager');
  const golf = demoVehicleId('M-VW 5012');
  await manager.createBlackout({ startDate: at('18:00'), endDate: at('20:00'), reason: 'Garage is painted' });
  await manager.createMaintenance({ vehicleId: golf, kind: 'tires', startDate: at('09:00'), endDate: at('12:00') });
  await (await stage.client('employee2')).createHold({ vehicleId: golf, startDate: at('14:00'), endDate: at('16:00') });
  await stage.look(
    `insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason, calendar_event_id)
     values ($1, $2, $3, $4, 'Outlook: Anna', 'event')`,
    [demoCompany().tenantId, transit, at('06:00'), at('08:00')],
  );
  await show('q=M-FT+1204');
  expect(
    await page
      .getByRole('grid')
      .getByRole('button')
      .evaluateAll((bars) => bars.map((one) => one.ariaLabel)),
  ).toEqual([
    expect.stringMatching(/^Ford Transit M-FT 1204, tomorrow 6:00–8:00: Outlook: Anna, Booked in Outlook$/),
    expect.stringMatching(/: Elena Fischer, (Pending|Approved)$/),
    expect.stringMatching(/ 13:00–15:00: Taken, (Pending|Approved)$/),
    expect.stringMatching(/ 18:00–20:00: Garage is painted, Not lent$/),
    expect.stringMatching(/ 8:00–9:00: free$/),
  ]);
  await page.getByLabel('Search vehicles').fill('M-VW 5012');
  await bar(/9:00–12:00: Tires, Maintenance$/).waitFor();
  await bar(/14:00–16:00: Kept for somebody/).waitFor();
  await stage.look('delete from holds; delete from maintenance');
  expect(stage.faults).toEqual([]);
});

browserTest('a reservation is moved by hand, and taken back', async () => {
  const { id } = await reserve('employee', '09:00', '11:00');
  await show();
  await drag(await middleOf(/Elena Fischer/), 2);
  await page.getByText('Ford Transit M-FT 1204: now tomorrow 11:00–13:00.').waitFor();
  expect(await timesOf(id)).toEqual([at('11:00'), at('13:00'), 'M-FT 1204']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/9:00–11:00 again/).waitFor();
  expect(await timesOf(id)).toEqual([at('09:00'), at('11:00'), 'M-FT 1204']);
  const { end, y } = await middleOf(/Elena Fischer/);
  await drag({ x: end, y }, 1);
  await page.getByText(/now tomorrow 9:00–12:00/).waitFor();
  expect(await timesOf(id)).toEqual([at('09:00'), at('12:00'), 'M-FT 1204']);
  expect(stage.faults).toEqual([]);
});

browserTest(
  'what is in the way is said while it is dragged; what is refused goes back, with what would work',
  async () => {
    const { id } = await reserve('employee', '09:00', '11:00');
    await reserve('employee2', '13:00', '15:00');
    await show();
    await drag(await middleOf(/Elena Fischer/), 4, { letGo: false });
    await page.getByText(/^In the way: Taken, tomorrow 13:00–15:00$/).waitFor();
    await page.mouse.up();
    await page.getByRole('alert').waitFor();
    await own().waitFor();
    expect(await timesOf(id)).toEqual([at('09:00'), at('11:00'), 'M-FT 1204']);
    const other = page.getByRole('list', { name: 'These would work' }).getByRole('button').first();
    const offered = await other.textContent();
    await other.click();
    await page.getByText(/: now tomorrow/).waitFor();
    expect(offered).toContain((await timesOf(id))[2]);
    expect(stage.faults).toEqual([]);
  },
);

browserTest('whoever was slower is told, and sees what is there now', async () => {
  const { id } = await reserve('employee', '09:00', '11:00');
  await show();
  const from = await middleOf(/Elena Fischer/);
  await drag(from, 2, { letGo: false });
  const manager = await stage.client('manager');
  await manager.updateReservation({ reservationId: id, endDate: at('11:30') });
  await page.mouse.up();
  await page.getByText('Changed by somebody else').waitFor();
  await bar(/tomorrow 9:00–11:30: Elena Fischer/).waitFor();
  expect(await timesOf(id)).toEqual([at('09:00'), at('11:30'), 'M-FT 1204']);
  expect(stage.faults).toEqual([]);
});

browserTest(
  'by keyboard: arrows move by a quarter of an hour, with Shift they stretch, Escape gives up, Enter saves',
  async () => {
    const { id } = await reserve('employee', '09:00', '11:00');
    await show();
    await page.getByRole('button', { name: 'Zoom in' }).focus();
    await page.keyboard.press('Tab');
    // The hour before it, as the day begins at eight.
    expect(await page.evaluate('document.activeElement.ariaLabel')).toMatch(/8:00–9:00: free$/);
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toMatch(/9:00–11:00: Elena Fischer/);
    const spoken = page.locator('[aria-live=polite]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.textContent()).toMatch(/9:15–11:15: free$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => spoken.textContent()).toBe('As it was before.');
    for (const key of ['Space', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await page.getByText(/now tomorrow 9:15–11:45/).waitFor();
    expect(await timesOf(id)).toEqual([at('09:15'), at('11:45'), 'M-FT 1204']);
    await page.keyboard.press('Control+z');
    await page.getByText(/9:00–11:00 again/).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/reservations/${id}`);
    expect(stage.faults).toEqual([]);
  },
);

browserTest('dragging over free time opens the form for it, which leads back', async () => {
  await reserve('employee', '09:00', '11:00');
  await show();
  const { y, end } = await middleOf(/Elena Fischer/);
  const lane = await page.locator(`[data-vehicle="${transit}"]`).boundingBox();
  await drag({ x: end + ((lane?.width ?? 0) / 24) * 2.2, y }, 1.2);
  await page.waitForURL('**/tabs/reserve?**');
  expect(await page.getByLabel('Start time').inputValue()).toBe('13:00');
  expect(await page.getByLabel('End time').inputValue()).toBe('14:30');
  await page.getByRole('radio', { name: /M-FT 1204/, checked: true }).waitFor();
  await page.getByLabel('Purpose').fill('Fair');
  await page.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
  await page.waitForURL('**/reservations/timeline?**');
  await bar(/13:00–14:30: Elena Fischer/).waitFor();
  expect(stage.faults).toEqual([]);
});

browserTest('of hundreds of vehicles only those in sight are there, and the keyboard reaches the others', async () => {
  await stage.look(
    `insert into vehicles (tenant_id, pool_id, license_plate, make, model, color, class, fuel_type, seats, mailbox_address)
     select tenant_id, pool_id, 'X-' || number, 'Zeppelin', 'NT', color, class, fuel_type, seats, 'x' || number || '@contoso.example'
     from vehicles, generate_series(1, 250) number where license_plate = 'M-FT 1204' and tenant_id = $1`,
    [demoCompany().tenantId],
  );
  await show('', /free$/);
  await page.getByText('300 vehicles').waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(40);
  await page.locator('[data-cursor]').focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Zeppelin/);
  await stage.look(`delete from vehicles where make = 'Zeppelin'`);
  expect(stage.faults).toEqual([]);
});
