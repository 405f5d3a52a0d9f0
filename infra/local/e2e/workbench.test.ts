/** The workbench in a browser, against the real server: what people do in Excel, and what they expect of it. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/workbench/', import.meta.url));
// The first rows of the sheet, as the server lists them.
const [first, second, third] = ['B-PE 2080', 'B-TY 1717', 'B-ID 4401E'] as const;

let stage: TabStage;
let context: BrowserContext;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
  await stage.look('create table vehicles_at_first as select * from vehicles');
}, 240_000);

beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look(`update vehicles v set seats = b.seats, color = b.color, odometer_meters = b.odometer_meters,
    range_meters = b.range_meters, status = b.status, license_plate = b.license_plate
    from vehicles_at_first b where b.id = v.id`);
});

afterAll(() => stage?.drop());

async function open(person: DemoPerson, sheet = 'vehicles'): Promise<Page> {
  context = await stage.open({ acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await stage.signIn(context, person, `workbench?sheet=${sheet}`);
  await page.locator('.ag-row').first().waitFor({ timeout: 30_000 });
  return page;
}

async function close(): Promise<void> {
  await context.close();
  expect(stage.faults).toEqual([]);
}

/** A cell of the vehicle with a plate. */
function cell(page: Page, plate: string, column: string): Locator {
  const row = page.locator('.ag-row').filter({ has: page.locator(`[col-id=licensePlate]:text-is("${plate}")`) });
  return row.locator(`[col-id=${column}]`);
}

const spoken = (page: Page) => page.locator('[aria-live=polite]').last();
const vehicle = async (plate: string) =>
  (await stage.client('manager')).getVehicle({ vehicleId: demoVehicleId(plate) });

/** What the worker does after a commit. */
function tellOf(plate: string): void {
  const { tenantId } = demoCompany();
  stage.sockets.deliver({ id: randomUUID(), tenantId, changed: 'vehicle', entityId: demoVehicleId(plate) });
}

async function changeElsewhere(plate: string, members: { seats?: number; color?: string }): Promise<void> {
  await (await stage.client('admin')).updateVehicle({ vehicleId: demoVehicleId(plate), ...members });
}

async function copyFromExcel(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
}

browserTest('by keyboard alone: written, saved, undone and done again', async () => {
  const page = await open('manager');
  await cell(page, first, 'seats').click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await vehicle(second)).seats).toBe(7);
  expect((await vehicle(first)).seats).toBe(4);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => [(await vehicle(first)).seats, (await vehicle(second)).seats]).toEqual([5, 5]);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await vehicle(first)).seats).toBe(4);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await vehicle(first)).seats).toBe(5);

  // F2 goes on with what is there, Escape leaves it.
  await cell(page, first, 'color').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('anything');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  expect((await vehicle(first)).color).toBe(await cell(page, first, 'color').textContent());
  await close();
});

browserTest('what the server refuses is rolled back with its reason, and can be tried again or given up', async () => {
  const page = await open('manager');
  await cell(page, second, 'licensePlate').click();
  await page.keyboard.type(first);
  await page.keyboard.press('Enter');
  const attention = page.getByRole('region', { name: '1 row needs you' });
  await attention.getByText(/There is a vehicle with this license plate already/).waitFor();
  expect(await cell(page, second, 'licensePlate').count()).toBe(1);
  expect((await vehicle(second)).licensePlate).toBe(second);
  await page.screenshot({ path: `${screenshots}refused.png` });
  await attention.getByRole('button', { name: 'Try again' }).click();
  await attention.getByText(/There is a vehicle with this license plate already/).waitFor();
  await attention.getByRole('button', { name: 'Give up' }).click();
  await attention.waitFor({ state: 'detached' });

  // What cannot stand in the cell is not even sent.
  await cell(page, second, 'seats').click();
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await attention.getByText('“many” was not taken. Write a number as 12,345.').waitFor();
  await cell(page, second, 'seats').click();
  await page.keyboard.press('F2');
  expect(await page.locator('[data-cell-editor]').inputValue()).toBe('many');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await attention.waitFor({ state: 'detached' });
  await close();
});

browserTest(
  'a block from Excel is pasted, filled down, summed, copied back, cleared, and undone step by step',
  async () => {
    const page = await open('manager');
    await cell(page, first, 'odometerMeters').click();
    await copyFromExcel(page, '"30,000.5"\t400\r\n4000\tfar\r\n');
    await page.keyboard.press('Control+v');
    await page
      .getByText(/2 cells|3 cells changed/)
      .first()
      .waitFor();
    await expect.poll(async () => (await vehicle(second)).odometerMeters).toBe(4_000_000);
    expect(await vehicle(first)).toMatchObject({ odometerMeters: 30_000_500, rangeMeters: 400_000 });
    await page.getByText('“far” was not taken.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Give up' }).click();

    await cell(page, first, 'odometerMeters').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect.poll(async () => (await vehicle(third)).odometerMeters).toBe(30_000_500);
    await page.locator('[data-range-summary]').getByText('Sum 90,001.5').waitFor();
    await page.screenshot({ path: `${screenshots}range.png` });
    await page.keyboard.press('Control+c');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('30,000.5\r\n30,000.5\r\n30,000.5');

    await cell(page, first, 'rangeMeters').click();
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await vehicle(first)).rangeMeters).toBeNull();
    await cell(page, first, 'seats').click();
    await page.keyboard.press('Delete');
    await expect.poll(() => spoken(page).textContent()).toContain('1 cell must not be empty and was left.');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await vehicle(first)).rangeMeters).toBe(400_000);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await vehicle(third)).odometerMeters).not.toBe(30_000_500);
    await close();
  },
);

browserTest('a range is selected by mouse, and its corner dragged to fill', async () => {
  const page = await open('manager');
  const [from, to] = [cell(page, first, 'make'), cell(page, second, 'model')];
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
  await page.locator('[data-range-summary]').getByText('2 × 2 cells').waitFor();
  await cell(page, first, 'color').click();
  const color = await cell(page, first, 'color').textContent();
  const box = await cell(page, first, 'color').boundingBox();
  if (!box) throw new Error('The cell is not on the page');
  await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
  await page.mouse.down();
  await cell(page, third, 'color').hover();
  await page.mouse.up();
  await expect.poll(async () => [(await vehicle(second)).color, (await vehicle(third)).color]).toEqual([color, color]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await vehicle(third)).color).not.toBe(color);
  await close();
});

browserTest('what somebody else changes appears, and leaves what is being written alone', async () => {
  const page = await open('manager');
  await cell(page, first, 'seats').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('3');
  await changeElsewhere(first, { color: 'turquoise' });
  tellOf(first);
  await cell(page, first, 'color').getByText('turquoise').waitFor();
  expect(await page.locator('[data-cell-editor]').inputValue()).toBe('3');
  await page.keyboard.press('Enter');
  await expect.poll(async () => await vehicle(first)).toMatchObject({ seats: 3, color: 'turquoise' });

  // The news of these is lost: the server tells it when the row is saved.
  await changeElsewhere(first, { seats: 6, color: 'white' });
  await cell(page, first, 'seats').click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByText('Somebody else changed this, too.', { exact: false }).first().waitFor();
  await cell(page, first, 'color').getByText('white').waitFor();
  expect((await vehicle(first)).seats).toBe(6);
  await page.getByRole('button', { name: 'Choose' }).click();
  await page.getByRole('radio', { name: 'Yours: 2' }).check();
  await page.screenshot({ path: `${screenshots}conflict.png` });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => (await vehicle(first)).seats).toBe(2);
  await changeElsewhere(first, { seats: 5 });
  await close();
});

browserTest(
  'chosen rows are changed at once; what is found is downloaded; the sheet stays as it was arranged',
  async () => {
    const page = await open('manager');
    await page.getByRole('searchbox', { name: 'Search this sheet' }).fill('golf');
    await page.getByText('2 of 50 rows').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all rows' }).check();
    await page.getByRole('button', { name: 'Change 2 rows' }).click();
    await page.getByLabel('Column').selectOption({ label: 'Status' });
    await page.getByLabel('New value').selectOption({ label: 'Maintenance' });
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect.poll(async () => (await vehicle('M-VW 5013')).status).toBe('maintenance');
    expect((await vehicle('M-VW 5012')).status).toBe('maintenance');

    const download = async (name: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return readFile(await file.path());
    };
    const csv = (await download('Download what is shown as CSV')).toString('utf8').split('\r\n');
    expect(csv).toHaveLength(4);
    expect(csv[0]).toMatch(/^\uFEFFLicense plate,Make,/);
    expect(csv[1]).toMatch(/^M-VW 5012,Volkswagen,Golf,/);
    const excel = await download('Download what is shown as an Excel file');
    expect(excel.subarray(0, 2).toString()).toBe('PK');
    expect(excel.length).toBeGreaterThan(2_000);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await vehicle('M-VW 5013')).status).toBe('active');
    await page.getByRole('searchbox', { name: 'Search this sheet' }).fill('');
    await page.getByRole('columnheader', { name: 'Seats' }).click();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Make' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'Only: Van' });
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'Filter (1)' }).waitFor();
    await expect
      .poll(() =>
        page.evaluate(
          `Object.values(localStorage).some((kept) => kept.includes('"sort":"asc"') && kept.includes('one-of'))`,
        ),
      )
      .toBe(true);
    await page.reload();
    await page.getByRole('button', { name: 'Filter (1)' }).waitFor();
    await page.locator('.ag-row').first().waitFor();
    expect(await page.getByRole('columnheader', { name: 'Make' }).count()).toBe(0);
    expect(await page.getByRole('columnheader', { name: 'Seats' }).getAttribute('aria-sort')).toBe('ascending');
    await close();
  },
);

browserTest(
  'who may not change a sheet reads and copies it, and is told why; their own reservations they change',
  async () => {
    const client = await stage.client('employee');
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const times = { startDate: inHours(24), endDate: inHours(27) };
    const { id } = await client.createReservation({
      vehicleId: demoVehicleId('M-VW 5012'),
      ...times,
      purpose: 'site visit',
    });
    const page = await open('employee');
    await cell(page, first, 'seats').click();
    await page.keyboard.type('9');
    expect(await page.locator('[data-cell-editor]').count()).toBe(0);
    await page.locator('[data-status-bar]').getByText('Fleet managers change it.').waitFor();
    await page.keyboard.press('Control+c');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('5');
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Reservations', exact: true }).click();
    await page.locator('.ag-cell[col-id=purpose]').first().click();
    await page.keyboard.type('bridge inspection');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await client.getReservation({ reservationId: id })).purpose)
      .toBe('bridge inspection');
    await client.cancelReservation({ reservationId: id });
    await close();
  },
);
