/** The pages of the tabs in every theme and width: judged by axe, and photographed for people to look at. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { bearsEveryLook } from '../testing/looks.ts';
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
}, 240_000);

beforeEach(() => {
  stage.faults.length = 0;
});

afterAll(() => stage?.drop());

const shows = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();
const pages = [
  { name: 'fleet', path: () => 'fleet', ready: showFewVehicles },
  { name: 'vehicle', path: () => `vehicles/${demoVehicleId('M-FT 1204')}`, ready: shows('Odometer') },
  { name: 'reservations', path: () => 'reservations', ready: shows('Delivery of') },
  { name: 'reservation', path: () => `reservations/${reservationId}`, ready: shows('Delivery of') },
  { name: 'reserve', path: () => 'reserve', ready: shows(/free then/) },
  { name: 'handover', path: () => `handovers/${takenId}?kind=check-out`, ready: shows('Tank or battery') },
  { name: 'not-found', path: () => 'nowhere', ready: shows('There is no such page') },
];

/** One card is like another: axe need not look at each. */
async function showFewVehicles(page: Page): Promise<void> {
  await page.getByText(/50 vehicles/).waitFor();
  await page.getByLabel('Search vehicles').fill('transit');
  await page.getByText(/^\d of 50 vehicles/).waitFor();
}

for (const { name, path, ready } of pages) {
  browserTest(
    `${name} bears every look`,
    async () => {
      expect(await bearsEveryLook(stage, { person: 'employee', path: path(), name, ready })).toEqual([]);
      expect(stage.faults).toEqual([]);
    },
    180_000,
  );
}
