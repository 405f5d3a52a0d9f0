/** The pages of the tabs in every theme and width: judged by axe, and with `PICTURES=1` photographed for people to look at. */
import { defaultBranding } from '@fleet/contracts/tenant.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { demoId } from '../seed/demo-id.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { driveThroughMunich } from '../testing/driven-vehicles.ts';
import { bearsEveryLook, screenshots } from '../testing/looks.ts';
import { samplePictures } from '../testing/sample-pictures.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
let reservationId: string;
let takenId: string;

beforeAll(async () => {
  stage = await setTabStage();
  const from = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const employee = await stage.client('employee');
  const made = await employee.createReservation({
    vehicleId: demoVehicleId('M-FT 1204'),
    startDate: from(24),
    endDate: from(27),
    purpose: 'Delivery of replacement parts with a heavy pallet that needs two people',
  });
  reservationId = made.id;
  const begins = await employee.createReservation({
    vehicleId: demoVehicleId('M-CO 1010'),
    startDate: from(0),
    endDate: from(3),
    purpose: 'Errand',
  });
  takenId = begins.id;
  await (await stage.client('admin')).createBlackout({
    ...{ vehicleId: demoVehicleId('M-CO 1011'), reason: 'Winter tyres' },
    ...{ startDate: from(200), endDate: from(204) },
  });
  await driveThroughMunich(stage, [
    { licensePlate: 'M-VW 5012' },
    { licensePlate: 'M-FT 1205' },
    { licensePlate: 'M-BM 4410', endedMinutesAgo: 200 },
    { licensePlate: 'M-TY 6655', endedMinutesAgo: 2_000 },
  ]);
}, 240_000);

beforeEach(() => {
  stage.faults.length = 0;
});

afterAll(() => stage?.drop());

const shows = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();
const showsButton = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().waitFor();
interface PageLookedAt {
  name: string;
  /** Without one, an employee. */
  person?: DemoPerson;
  path: () => string;
  ready: (page: Page) => Promise<void>;
}

const pages: readonly PageLookedAt[] = [
  { name: 'fleet', path: () => 'fleet', ready: showFewVehicles },
  { name: 'vehicle', path: () => `vehicles/${demoVehicleId('M-FT 1204')}`, ready: shows('Odometer') },
  { name: 'reservations', path: () => 'reservations', ready: shows('Delivery of') },
  {
    name: 'reservations-to-approve',
    person: 'approver',
    path: () => 'reservations?scope=to-approve',
    ready: showsArticle,
  },
  { name: 'calendar', path: () => 'reservations/calendar', ready: showsDays },
  { name: 'calendar-week', path: () => 'reservations/calendar?view=week', ready: shows('Opel Corsa') },
  {
    name: 'timeline',
    path: () => `reservations/timeline?span=three-days&pool=${demoId(demoCompany(), 'pool', 2)}`,
    ready: showsButton(/Elena Fischer/),
  },
  { name: 'reservation', path: () => `reservations/${reservationId}`, ready: shows('Delivery of') },
  { name: 'reserve', path: () => 'reserve', ready: shows(/free then/) },
  { name: 'workbench-vehicles', person: 'manager', path: () => 'workbench', ready: showsRows },
  { name: 'workbench-reservations', path: () => 'workbench?sheet=reservations', ready: showsRows },
  { name: 'workbench-marks', person: 'manager', path: () => 'workbench?sheet=cost-centers', ready: showMarks },
  { name: 'handover', path: () => `handovers/${takenId}?kind=check-out`, ready: shows('Tank or battery') },
  { name: 'map', person: 'manager', path: () => `map?vehicle=${demoVehicleId('M-VW 5012')}`, ready: showMap },
  { name: 'approvals', person: 'approver', path: () => 'approvals', ready: showsRequest },
  { name: 'administration-pools', person: 'admin', path: () => 'administration/pools', ready: showsArticle },
  {
    name: 'administration-pool',
    person: 'admin',
    path: () => `administration/pools/${demoId(demoCompany(), 'pool', 1)}`,
    ready: showsButton(/^Change: Rules/),
  },
  { name: 'administration-blackouts', person: 'admin', path: () => 'administration/blackouts', ready: showsArticle },
  { name: 'administration-people', person: 'admin', path: () => 'administration/people', ready: showsArticle },
  {
    name: 'administration-integrations',
    person: 'admin',
    path: () => 'administration/integrations',
    ready: showsArticle,
  },
  { name: 'administration-imports', person: 'admin', path: () => 'administration/imports', ready: showsArticle },
  {
    name: 'administration-audit',
    person: 'admin',
    path: () => 'administration/audit',
    ready: (page) => page.getByRole('cell', { name: 'reservation.created' }).first().waitFor(),
  },
  { name: 'administration-company', person: 'admin', path: () => 'administration/company', ready: shows('Waitlist') },
  { name: 'not-found', path: () => 'nowhere', ready: shows('There is no such page') },
];

async function showsRequest(page: Page): Promise<void> {
  await page
    .getByLabel(/^Request of/)
    .first()
    .waitFor();
}

async function showsArticle(page: Page): Promise<void> {
  await page.getByRole('article').first().waitFor();
}

/** A narrow month has no room for more than its days. */
async function showsDays(page: Page): Promise<void> {
  await page.locator('[data-day]').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function showsRows(page: Page): Promise<void> {
  await page.locator('.ag-row').first().waitFor();
}

/** A range, a refused cell and a panel. */
async function showMarks(page: Page): Promise<void> {
  if (await page.getByRole('button', { name: 'Apply' }).isVisible()) return;
  await page.locator('.ag-cell[col-id=name]').nth(1).click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page.getByText('This cannot be empty.', { exact: false }).first().waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Apply' }).waitFor();
}

/** With its ground, whose land and towns come last. */
async function showMap(page: Page): Promise<void> {
  await page
    .getByText(/^near /)
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
}

/** One card is like another: axe need not look at each. */
async function showFewVehicles(page: Page): Promise<void> {
  await page.getByText(/50 vehicles/).waitFor();
  await page.getByLabel('Search vehicles').fill('transit');
  await page.getByText(/^\d of 50 vehicles/).waitFor();
}

for (const { name, person = 'employee', path, ready } of pages) {
  browserTest(
    `${name} bears every look`,
    async () => {
      expect(await bearsEveryLook(stage, { person, path: path(), name, ready })).toEqual([]);
      expect(stage.faults).toEqual([]);
    },
    180_000,
  );
}

browserTest(
  'a tenant’s colors are those of its buttons and its bar, and can be read in light and dark',
  async () => {
    const { tenantId } = demoCompany();
    const admin = await stage.client('admin');
    const { id: logoPhotoId } = await admin.uploadPhoto({ content: samplePictures['image/png'] });
    const branding = {
      logoPhotoId,
      accentColor: '#ffd400',
      accentTextColor: '#000000',
      headerColor: '#102a43',
      headerTextColor: '#ffffff',
    } as const;
    await admin.updateTenant({ tenantId, branding });
    const page = await stage.openAs('employee', 'reserve', { reducedMotion: 'reduce' });
    await page.getByText(/free then/).waitFor();
    const logo = page.getByRole('banner').locator('img').first();
    await expect.poll(() => logo.getAttribute('src')).toMatch(/^blob:/);
    const background = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`[data-theme=${theme}]`).waitFor();
      await expect.poll(() => background('button[type=submit]')).toBe('rgb(255, 212, 0)');
      expect(await background('header')).toBe('rgb(16, 42, 67)');
      expect(await accessibilityFaults(page), theme).toEqual([]);
      await page.screenshot({ path: `${screenshots}branded-${theme}.png` });
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('[data-theme=contrast]').waitFor();
    expect(await background('button[type=submit]')).not.toBe('rgb(255, 212, 0)');
    expect(await logo.getAttribute('src')).toMatch(/fleet\.svg$/);
    await page.context().close();
    await admin.updateTenant({ tenantId, branding: defaultBranding });
    expect(stage.faults).toEqual([]);
  },
  60_000,
);
