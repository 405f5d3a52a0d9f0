/** The tab in a browser of one's own: what it shows, what one can do there, and that it changes by itself. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const hourMilliseconds = 3_600_000;

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

const inHours = (hours: number) => new Date(Date.now() + hours * hourMilliseconds).toISOString();
const vehicleCard = (page: Page, plate: string) => page.getByRole('article').filter({ hasText: plate });
const rowOf = (page: Page, purpose: string) => page.getByRole('article').filter({ hasText: purpose });
const spoken = (page: Page) => page.locator('[aria-live=polite]');

/** Reserves as chat does, and has the browsers told. */
async function reserve(
  person: DemoPerson,
  { plate = 'M-FT 1204', from = 24, purpose = 'site visit' } = {},
): Promise<Reservation> {
  const client = await stage.client(person);
  const [startDate, endDate] = [inHours(from), inHours(from + 3)];
  const reservation = await client.createReservation({ vehicleId: demoVehicleId(plate), startDate, endDate, purpose });
  stage.tell(reservation);
  return reservation;
}

browserTest('people return to the page they asked for, and leave nothing behind but the session', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'manager', 'reservations?scope=all');
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/tabs/reservations?scope=all');
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.evaluate('localStorage.length')).toBe(0);

  await page.reload();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toMatch(/accesstoken|refreshtoken/i);
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a browser that is slow to draw returns there as well', async () => {
  const context = await stage.open();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await page.goto(`${stage.url}/tabs/reservations?scope=to-approve`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('approver@contoso.example').click();
  await page.getByRole('heading', { name: 'Reservations', level: 1 }).waitFor();
  await context.close();
});

browserTest('what happens in chat shows on the card, is spoken, and moves nothing', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'fleet');
  const card = vehicleCard(page, 'M-FT 1204');
  await card.getByText('No upcoming reservation').waitFor();
  await page.evaluate('window.neverReloaded = true; scrollTo(0, 300)');

  await reserve('employee', { from: 24 });
  await card.getByText(/^Requested tomorrow \d/).waitFor();
  await reserve('employee', { plate: 'M-VW 5012', from: 0 });
  await vehicleCard(page, 'M-VW 5012')
    .getByText(/^Reserved until/)
    .waitFor();
  expect(await spoken(page).textContent()).toBe('Volkswagen Golf is now reserved.');
  expect(await page.evaluate('[window.neverReloaded, scrollY]')).toEqual([true, 300]);
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('an approver sees a request arrive and approves it; the requester’s list follows', async () => {
  const [hers, theirs] = await Promise.all([stage.open(), stage.open()]);
  const waiting = await stage.signIn(hers, 'approver', 'reservations?scope=to-approve');
  const mine = await stage.signIn(theirs, 'employee', 'reservations');
  await waiting.getByText('Nothing waits for you').waitFor();
  expect(await mine.getByRole('button', { name: 'Waiting for me' }).count()).toBe(0);

  const { id } = await reserve('employee', { purpose: 'bridge inspection' });
  const row = rowOf(waiting, 'bridge inspection');
  await row.waitFor();
  expect(await spoken(waiting).textContent()).toMatch(/^New: Ford Transit, tomorrow .*pending\.$/);
  await rowOf(mine, 'bridge inspection').getByText('Pending').waitFor();
  await waiting.screenshot({ path: `${screenshots}waiting-for-me.png` });
  await row.getByRole('button', { name: /^Approve: Ford Transit/ }).click();
  await waiting.getByText('Nothing waits for you').waitFor();

  const approved = await (await stage.client('employee')).getReservation({ reservationId: id });
  expect(approved.approvedBy?.displayName).toBe('Amira Haddad');
  stage.tell(approved);
  await rowOf(mine, 'bridge inspection').getByText('Approved').waitFor();
  expect(await spoken(mine).textContent()).toMatch(/now approved\.$/);
  await Promise.all([hers.close(), theirs.close()]);
  expect(stage.faults).toEqual([]);
});

browserTest('a reservation is cancelled by keyboard, with its reason', async () => {
  const { id } = await reserve('employee', { purpose: 'bridge inspection' });
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'reservations');
  const cancel = page.getByRole('button', { name: /^Cancel reservation: Ford Transit/ });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement.innerText')).toBe('Cancel');

  await page.keyboard.press('Enter');
  await page.getByLabel('Reason (optional)').fill('The customer moved the date');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Reason: The customer moved the date').waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Ford Transit');
  const { status, cancellationReason } = await (await stage.client('employee')).getReservation({ reservationId: id });
  expect({ status, cancellationReason }).toEqual({
    status: 'cancelled',
    cancellationReason: 'The customer moved the date',
  });
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a refused action says why, and the list shows what is true', async () => {
  const { id } = await reserve('employee', { purpose: 'bridge inspection' });
  const context = await stage.open();
  const page = await stage.signIn(context, 'approver', 'reservations?scope=to-approve');
  const row = rowOf(page, 'bridge inspection');
  await row.getByRole('button', { name: /^Reject/ }).click();
  // Withdrawn meanwhile, and the news of it is lost.
  await (await stage.client('employee')).cancelReservation({ reservationId: id });
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  const notice = page.getByRole('dialog').getByRole('alert');
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/cancelled/i);
  await page.screenshot({ path: `${screenshots}refused.png` });
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  await context.close();
});

browserTest('a long list comes a page at a time', async () => {
  await Promise.all(
    Array.from({ length: 9 }, (_, day) => reserve('employee', { from: 24 * (day + 1), purpose: `day ${day}` })),
  );
  for (const plate of ['M-FT 1205', 'M-FT 1311']) {
    await Promise.all(Array.from({ length: 9 }, (_, day) => reserve('employee', { plate, from: 24 * (day + 1) })));
  }
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'reservations');
  await page.getByText('25 reservations shown, more to load').waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('27 reservations', { exact: true }).waitFor();
  expect(await page.getByRole('article').count()).toBe(27);
  expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('without a socket the page asks every 30 seconds', async () => {
  const context = await stage.open();
  await context.route('**/realtime/**', (route) => route.abort());
  // As behind a proxy that lets neither kind of connection through.
  const nowhere = `${stage.url.replace('http', 'ws')}/nowhere`;
  await context.addInitScript(`WebSocket = class extends WebSocket { constructor() { super('${nowhere}'); } }`);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${stage.url}/tabs/fleet`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('employee@contoso.example').click();
  await page.getByText('Updated every 30 seconds').waitFor();
  const card = vehicleCard(page, 'M-FT 1204');
  await card.getByText('No upcoming reservation').waitFor();
  await reserve('employee');
  expect(await card.getByText(/^Requested/).count()).toBe(0);
  await page.clock.fastForward(30_000);
  await card.getByText(/^Requested tomorrow/).waitFor();
  await context.close();
});

browserTest('a server that fails is told in its own words, and asked again', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'fleet');
  const detail = 'The database is not there for a moment.';
  const body = JSON.stringify({ type: 'about:blank', title: 'Out of order', status: 503, detail, code: 'UNAVAILABLE' });
  const vehicles = /\/api\/v1\/vehicles(\?|$)/;
  await context.route(vehicles, (route) => route.fulfill({ status: 503, body }));
  await page.reload();
  await page.getByRole('alert').getByText(detail).waitFor();
  await page.screenshot({ path: `${screenshots}error.png` });
  await context.unroute(vehicles);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('50 vehicles').waitFor();
  await context.close();
});
