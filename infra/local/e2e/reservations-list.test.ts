/** The list of reservations: what it is filtered by stands in the address, and what is found can be had as a file. */
import { mkdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { demoId } from '../seed/demo-id.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { screenshots } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const hourMilliseconds = 3_600_000;
const loadedAtFirst = 25;
let stage: TabStage;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
  await stage.look('delete from reservation_approvals; delete from reservations');
  const inHours = (hours: number) => new Date(Date.now() + hours * hourMilliseconds).toISOString();
  const reserve = async (person: 'employee' | 'employee2', plate: string, hours: number, purpose: string) =>
    (await stage.client(person)).createReservation({
      ...{ vehicleId: demoVehicleId(plate), purpose },
      ...{ startDate: inHours(hours), endDate: inHours(hours + 2) },
    });
  await reserve('employee', 'M-FT 1204', 24, 'Bridge inspection');
  await reserve('employee', 'M-VW 5012', 48, 'Training, day one');
  await reserve('employee2', 'M-VW 5012', 72, 'Training, day two');
  const { id } = await reserve('employee2', 'M-CO 1010', 96, '=HYPERLINK("x")');
  await (await stage.client('employee2')).cancelReservation({ reservationId: id });
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const purposes = async (page: Page) =>
  (await page.getByRole('article').allInnerTexts()).map((text) => /Bridge|day one|day two|HYPERLINK/.exec(text)?.[0]);
const addressOf = (page: Page) => new URL(page.url()).searchParams;

browserTest('what is looked for stands in the address, whatever is chosen and however fast', async () => {
  const page = await stage.openAs('manager', 'reservations?scope=all');
  await page.getByText('4 reservations', { exact: true }).waitFor();

  await page.getByLabel('Search reservations').fill('training');
  await page.getByText('2 reservations', { exact: true }).waitFor();
  expect(await purposes(page)).toEqual(['day one', 'day two']);
  expect(addressOf(page).get('q')).toBe('training');

  await page.getByRole('combobox', { name: 'Driver' }).click();
  await page.keyboard.type('jonas b');
  await page.getByRole('option', { name: /^Jonas/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('1 reservation', { exact: true }).waitFor();
  expect(await purposes(page)).toEqual(['day two']);
  expect(addressOf(page).get('driver')).toBe(demoId(demoCompany(), 'driver', 2));

  await page.getByRole('combobox', { name: 'Vehicle' }).click();
  await page.keyboard.type('mft12');
  await page.getByRole('option', { name: 'Ford Transit M-FT 1204' }).click();
  await page.getByText('No reservation matches').waitFor();
  await page.reload();
  await page.getByText('No reservation matches').waitFor();
  expect(await page.getByRole('combobox', { name: 'Vehicle' }).inputValue()).toBe('Ford Transit M-FT 1204');
  await page.screenshot({ path: `${screenshots}reservations-no-match.png` });
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByText('4 reservations', { exact: true }).waitFor();
  expect(addressOf(page).toString()).toBe('scope=all');

  await page.getByRole('button', { name: 'Status' }).click();
  // Faster than the page is drawn, as on a busy machine.
  const choices = page.getByRole('menuitemcheckbox', { name: /^(Rejected|Cancelled)$/ });
  expect(await choices.count()).toBe(2);
  await choices.evaluateAll((items) => {
    for (const item of items) (item as unknown as { click(): void }).click();
  });
  await page.keyboard.press('Escape');
  await page.getByText('1 reservation', { exact: true }).waitFor();
  expect(addressOf(page).getAll('status').toSorted()).toEqual(['cancelled', 'rejected']);
  expect(await purposes(page)).toEqual(['HYPERLINK']);
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest(
  'chosen days leave out what is before and after; on a narrow telephone everything can be reached',
  async () => {
    const viewport = { width: 320, height: 640 };
    const page = await stage.openAs('employee', 'reservations', { viewport, reducedMotion: 'reduce' });
    await page.getByText('2 reservations', { exact: true }).waitFor();
    await page.getByLabel('Period').selectOption({ label: 'Chosen days' });
    const last = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
    await page.getByLabel('Last day').fill(last.format(Date.now() + 24 * hourMilliseconds));
    await page.getByText('1 reservation', { exact: true }).waitFor();
    expect(await purposes(page)).toEqual(['Bridge']);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: `${screenshots}reservations-days-320.png` });
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
);

browserTest('what is found is downloaded, all of it, and says so; a refusal says why', async () => {
  const page = await stage.openAs('manager', 'reservations?scope=all&q=HYPERLINK');
  await page.getByText('1 reservation', { exact: true }).waitFor();
  const download = async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    return (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  };
  const [titles, line, ...none] = await download();
  expect(titles).toBe(
    '\uFEFFStart,End,Time zone,Vehicle,Plate,Pool,Driver,Status,Purpose,Department,Cost center,Approver',
  );
  expect(line).toMatch(
    /^\d\d\/\d\d\/\d{4} \d{1,2}:\d\d,.*,Europe\/Berlin,Opel Corsa,M-CO 1010,.*,Cancelled,"'=HYPERLINK\(""x""\)",/,
  );
  expect(none).toEqual([]);
  await page.getByText(/^reservations-.*\.csv was downloaded, with 1 reservation\.$/).waitFor();

  const { tenantId } = demoCompany();
  await stage.look(
    `insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, time_zone, status, purpose)
     select $1, $2, $3, $4, now() + number * interval '1 hour', now() + (number + 1) * interval '1 hour', 'Europe/Berlin', 'rejected', 'Many'
     from generate_series(1, 230) number`,
    [tenantId, demoVehicleId('M-CO 1010'), demoId(demoCompany(), 'driver', 1), demoId(demoCompany(), 'user', 1)],
  );
  await page.getByLabel('Search reservations').fill('many');
  await page.getByText(`${loadedAtFirst} reservations shown, more to load`).waitFor();
  expect(await download()).toHaveLength(231);

  await page.route('**/api/v1/reservations?*limit=200*', (route) => route.fulfill({ status: 503, body: '' }));
  await page.getByRole('button', { name: 'Download CSV' }).click();
  await page.getByRole('alert').waitFor();
  await page.context().close();
  await stage.look(`delete from reservations where purpose = 'Many'`);
  expect(stage.faults).toEqual([]);
});
