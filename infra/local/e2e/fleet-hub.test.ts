/** The hub of all vehicles: fifty as cards, two thousand without a jerk, found in spite of typing errors, changing in place. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { screenshots } from '../testing/looks.ts';
import { samplePictures } from '../testing/sample-pictures.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
  await stage.look('delete from reservation_approvals; delete from reservations');
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const cardOf = (page: Page, plate: string) => page.getByRole('article').filter({ hasText: plate });
const focusedCard = (page: Page) => page.evaluate('document.activeElement?.closest("article")?.innerText ?? ""');
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function tellChanged(vehicleId: string): Promise<void> {
  const { tenantId } = demoCompany();
  stage.sockets.deliver({ id: crypto.randomUUID(), tenantId, changed: 'vehicle', entityId: vehicleId });
}

browserTest(
  'a mistyped word and filters find vehicles; the address keeps both',
  async () => {
    const page = await stage.openAs('employee', 'fleet');
    await page.getByText(/50 vehicles/).waitFor();
    await page.getByLabel('Search vehicles').fill('transti');
    await page.getByText(/^\d of 50 vehicles/).waitFor();
    for (const text of await page.getByRole('article').allInnerTexts()) expect(text).toContain('Transit');

    await page.getByLabel('Search vehicles').fill('');
    await page.getByRole('button', { name: 'Class' }).click();
    // Faster than the page is drawn, as on a busy machine.
    const choices = page.getByRole('menuitemcheckbox', { name: /^(Van|Minibus)$/ });
    expect(await choices.count()).toBe(2);
    await choices.evaluateAll((items) => {
      for (const item of items) (item as unknown as { click(): void }).click();
    });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Maintenance' }).click();
    await page.getByText(/^1 of 50 vehicles/).waitFor();
    await cardOf(page, 'M-MB 3320').waitFor();
    await page.getByRole('button', { name: 'Seats' }).click();
    await page.getByRole('menuitemradio', { name: 'At least 9 seats' }).click();
    await page.getByRole('heading', { name: 'No vehicle matches' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Class: Van, Minibus' }).waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.getAll('class'), searchParams.get('status'), searchParams.get('seats')]).toEqual([
      ['van', 'minibus'],
      'maintenance',
      '9',
    ]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText(/^50 vehicles/).waitFor();
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  120_000,
);

browserTest('a card shows the photo, and from when a vehicle that somebody has is free', async () => {
  const [manager, employee] = [await stage.client('manager'), await stage.client('employee')];
  const vehicleId = demoVehicleId('M-CO 1010');
  const { id: photoId } = await manager.uploadPhoto({ content: samplePictures['image/png'] });
  await manager.updateVehicle({ vehicleId, photoId });
  await employee.createReservation({ vehicleId, startDate: inHours(0), endDate: inHours(3), purpose: 'Errand' });
  const { freeFrom } = await employee.getVehicle({ vehicleId });
  const page = await stage.openAs('employee', 'fleet?q=m-co+1010');
  const card = cardOf(page, 'M-CO 1010');
  await card.getByText(/^Reserved until/).waitFor();
  await card.getByText(/^Free from/).waitFor();
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: 'numeric', minute: '2-digit' });
  expect(await card.getByText(/^Free from/).textContent()).toContain(time.format(new Date(freeFrom ?? 0)));
  await expect.poll(() => card.locator('img').getAttribute('src')).toMatch(/^blob:/);
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest(
  'two thousand vehicles come page by page; a change far down moves nothing but its card',
  async () => {
    await stage.look(
      `insert into vehicles (id, tenant_id, pool_id, license_plate, make, model, color, class, fuel_type, seats, mailbox_address)
     select uuidv7(), v.tenant_id, v.pool_id, 'X-' || lpad(number::text, 4, '0'), 'Zastava', 'Koral', 'red', 'compact',
       'petrol', 5, 'x-' || number || '@contoso.example'
     from vehicles v, generate_series(1, 1950) number where v.id = $1`,
      [demoVehicleId('M-FT 1204')],
    );
    const page = await stage.openAs('employee', 'fleet?sort=plate');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText(/^2,000 vehicles · [\d,]+ available now$/).waitFor();
    expect(await page.getByRole('article').count()).toBeLessThan(60);
    expect(await page.getByRole('listitem').first().getAttribute('aria-setsize')).toBe('2000');

    // The end by keyboard, and back by a screen.
    await page.getByRole('link', { name: 'Ford' }).first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => focusedCard(page)).toContain('X-1950');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focusedCard(page)).toContain('X-1946');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focusedCard(page)).toContain('X-1947');
    const focusedId = String(await page.evaluate('document.activeElement.getAttribute("href").split("/").at(-1)'));

    const card = cardOf(page, 'X-1947');
    const [scrolled, height] = (await page.evaluate('[scrollY, document.body.scrollHeight]')) as number[];
    await page.evaluate(`
    window.touched = new Set();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const card = (target.nodeType === 1 ? target : target.parentElement).closest('article');
        touched.add(card ? card.innerText.match(/X-\\d+/)?.[0] : target.className || target.nodeName);
      }
    }).observe(document.querySelector('[role=list]'), { subtree: true, childList: true, characterData: true, attributes: true });
  `);
    const employee = await stage.client('employee');
    await employee.createReservation({
      vehicleId: focusedId,
      startDate: inHours(0),
      endDate: inHours(2),
      purpose: 'Far down',
    });
    await tellChanged(focusedId);
    await card.getByText(/^Reserved until/).waitFor();
    expect(await page.evaluate('[...touched]')).toEqual(['X-1947']);
    expect(await page.evaluate('[scrollY, document.body.scrollHeight]')).toEqual([scrolled, height]);
    expect(await focusedCard(page)).toContain('X-1947');
    expect(await page.locator('[aria-live=polite]').textContent()).toBe('Zastava Koral is now reserved.');
    expect(await accessibilityFaults(page, { within: 'main' })).toEqual([]);
    await page.screenshot({ path: `${screenshots}fleet-2000.png` });
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  120_000,
);
