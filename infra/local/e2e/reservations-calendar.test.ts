/** The calendar of reservations: month, week and day, one's own or all, and where its days and entries lead. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
let page: Page;
let ownId: string;

/** Tomorrow, on the clock of the browsers. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() + 86_400_000);
const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' })
  .format(Date.parse(`${day}T12:00Z`))
  .slice(-6);
const at = (time: string) => new Date(`${day}T${time}${offset}`).toISOString();
async function reserve(person: DemoPerson, plate: string, start: string, end: string) {
  const client = await stage.client(person);
  const period = { startDate: at(start), endDate: at(end) };
  return client.createReservation({ vehicleId: demoVehicleId(plate), ...period, purpose: 'Site visit' });
}

beforeAll(async () => {
  stage = await setTabStage();
  await stage.look('delete from reservation_approvals; delete from reservations');
  ownId = (await reserve('employee', 'M-FT 1204', '09:00', '11:00')).id;
  await reserve('employee2', 'M-CO 1010', '10:00', '12:00');
  page = await stage.openAs('employee', `reservations/calendar?date=${day}`, { reducedMotion: 'reduce' });
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const own = () => page.getByRole('link', { name: /^Ford Transit M-FT 1204, .*9:00–11:00: Site visit/ });
const others = () => page.getByRole('img', { name: /^Opel Corsa M-CO 1010, .*10:00–12:00: Taken/ });

browserTest('shows one’s own, and with all what others have, without saying whose', async () => {
  await own().waitFor();
  expect(await others().count()).toBe(0);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await others().waitFor();
  await page.getByText('2 reservations', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('scope')).toBe('all');
  expect(stage.faults).toEqual([]);
});

browserTest('the days of a month are gone through by arrows, and Enter shows one', async () => {
  const number = String(Number(day.slice(8)));
  const today = page.locator(`[data-day="${day}"]`);
  expect(await today.textContent()).toBe(number);
  await today.focus();
  await page.keyboard.press('ArrowDown');
  const inAWeek = new Date(Date.parse(`${day}T00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
  await expect.poll(() => page.evaluate('document.activeElement.dataset.day')).toBe(inAWeek);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => page.evaluate('document.activeElement.dataset.day')).toBe(day);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Days and hours' }).waitFor();
  await own().waitFor();
  expect(stage.faults).toEqual([]);
});

browserTest('a week puts what overlaps side by side; an entry leads to its reservation', async () => {
  await page.getByLabel('What to show').selectOption('week');
  await page.getByRole('heading', { level: 2 }).nth(7).waitFor();
  const [left, right] = await Promise.all([own().boundingBox(), others().boundingBox()]);
  expect(left && right && (left.x + left.width <= right.x || right.x + right.width <= left.x)).toBe(true);
  await own().click();
  await page.waitForURL(`**/reservations/${ownId}`);
  await page.goBack();
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.waitForURL(/reservations\/timeline\?.*date=/);
  expect(stage.faults).toEqual([]);
});

browserTest('weeks begin as the reader’s region has them', async () => {
  const client = await stage.client('employee');
  const { locale } = await client.getMe({});
  await client.updateMe({ locale: 'en-US' });
  const american = await stage.openAs('employee', `reservations/calendar?date=${day}`);
  await american.getByRole('columnheader').first().waitFor();
  expect(await american.getByRole('columnheader').first().textContent()).toBe('Sun');
  await american.context().close();
  await client.updateMe({ locale });
});
