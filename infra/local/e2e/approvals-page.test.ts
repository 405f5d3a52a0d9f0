/** The queue of approvals in a browser: decided by keyboard, many at once, with what is around each, and by a stand-in. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { screenshots } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
  await stage.look(`delete from reservations where status = 'pending'`);
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const van = demoVehicleId('M-FT 1204');

async function ask(purpose: string, hours: number): Promise<string> {
  const at = (more: number) => new Date(Date.now() + (hours + more) * 3_600_000).toISOString();
  const input = { vehicleId: van, startDate: at(0), endDate: at(1), purpose };
  return (await (await stage.client('employee')).createReservation(input)).id;
}
const statusOf = async (reservationId: string) =>
  (await (await stage.client('manager')).getReservation({ reservationId })).status;
const rows = (page: Page) => page.getByRole('list', { name: 'Requests' }).getByRole('listitem');
const spoken = (page: Page) => page.locator('[aria-live=polite]').last();

browserTest(
  'by keyboard alone: looked at, approved, rejected for a reason that is often given; what came too late is told',
  async () => {
    const [first, second, third] = [await ask('First', 30), await ask('Second', 40), await ask('Third', 50)];
    await stage.look(
      `update pools set quotas = '[{"measure": "reservations", "limit": 9, "per": "month"}]'
       where id = (select pool_id from vehicles where id = $1)`,
      [van],
    );
    const page = await stage.openAs('approver', 'approvals');
    await page.getByText('3 requests wait for you').waitFor();
    const detail = page.getByRole('region', { name: /^Request of/ });
    await detail.getByText(/^\d of 9, this one included$/).waitFor();
    await detail.getByText(/^1 of 1: /).waitFor();
    await page.screenshot({ path: `${screenshots}approvals-queue.png` });

    await rows(page).first().getByRole('button').focus();
    await page.keyboard.press('a');
    await expect.poll(() => statusOf(first)).toBe('approved');
    await page.getByText('2 requests wait for you').waitFor();
    await expect.poll(() => spoken(page).textContent()).toMatch(/1 decided, 0 could not be|now approved/);

    // The focus is on what took its place.
    await page.keyboard.press('j');
    await detail.getByText('Third').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Please take a smaller vehicle.' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await expect.poll(() => statusOf(third)).toBe('rejected');
    const { decisionReason } = await (await stage.client('manager')).getReservation({ reservationId: third });
    expect(decisionReason).toBe('Please take a smaller vehicle.');
    await page.getByText('1 request waits for you').waitFor();

    const late = await ask('Late', 60);
    stage.tell(await (await stage.client('manager')).getReservation({ reservationId: late }));
    await page.getByText('2 requests wait for you').waitFor();
    await (await stage.client('employee')).cancelReservation({ reservationId: late });
    await page.getByRole('button', { name: 'Mark all' }).click();
    await page.getByRole('button', { name: 'Approve 2 requests' }).click();
    const results = page.getByRole('region', { name: 'What became of them' });
    await results.getByText(/Transit.*: approved$/).waitFor();
    expect(
      await results
        .getByRole('listitem')
        .filter({ hasText: /cancelled/i })
        .count(),
    ).toBe(1);
    expect(await statusOf(second)).toBe('approved');
    await page.getByText('Nothing waits for you').waitFor();
    await page.screenshot({ path: `${screenshots}approvals-results.png` });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  60_000,
);

browserTest(
  'a stand-in is named for some days, sees what waits, and is taken back',
  async () => {
    await ask('For both', 70);
    // Whoever has never been here is nobody's to name.
    await (await stage.client('employee2')).getMe({});
    const page = await stage.openAs('approver', 'approvals');
    await page.getByRole('button', { name: 'Name a stand-in' }).click();
    await page.getByRole('combobox').pressSequentially('jonas');
    await page.getByRole('option', { name: 'Jonas Berger' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Jonas Berger decides in your place: /).waitFor();

    const theirs = await stage.openAs('employee2', 'approvals');
    await theirs.getByText('1 request waits for you').waitFor();
    await theirs.getByText(/^You decide in the place of Amira Haddad: /).waitFor();
    await page.getByRole('button', { name: 'End: Jonas Berger decides in your place' }).click();
    await page.getByText('Nobody decides in your place').waitFor();
    await theirs.reload();
    await theirs.getByText('Nothing waits for you').waitFor();
    await Promise.all([page.context().close(), theirs.context().close()]);
    expect(stage.faults).toEqual([]);
  },
  60_000,
);
