/** The whole chain as people live it: the product as `npm start` runs it, real chat clients, a real browser. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { browserTest, launchBrowser } from '../testing/browser.ts';
import { readMail } from '../testing/read-mail.ts';
import { cardSaying, cards, openChat, write } from './chat-page.ts';
import { readUpcomingEvents } from './outlook.ts';
import { type RunningProduct, startProduct } from './running-product.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/main-job/', import.meta.url));
const patience = { timeout: 20_000, interval: 100 };

let product: RunningProduct;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  context = await browser.newContext({
    viewport: { width: 1280, height: 960 },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(20_000);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function openTab(path: string, person: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${product.url}/tabs/${path}`);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByText(person).first().click();
  await page.waitForURL(`${product.url}/tabs/**`);
  await page.getByText('Live', { exact: true }).first().waitFor();
  return page;
}

const picture = (page: Page, name: string) => page.screenshot({ path: `${screenshots}${name}.png` });

browserTest(
  'an employee books in words, the approver decides on a card, and everybody sees it',
  async () => {
    const [employee, approver] = await Promise.all([
      openChat(browser, product.employeeChatUrl),
      openChat(browser, product.approverChatUrl),
    ]);
    const tab = await openTab('reservations', 'employee@contoso.example');
    await tab.evaluate('window.neverReloaded = true');
    const row = tab.getByRole('article').filter({ hasText: 'bridge inspection' });
    expect(await row.count()).toBe(0);

    await write(employee, 'book a van tomorrow 9 to 12 for bridge inspection');
    const choice = cardSaying(employee, 'Free vehicles');
    await choice.waitFor();
    await picture(employee, '1-free-vehicles');
    await choice
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click();

    const form = cardSaying(employee, 'Reserve this vehicle');
    await form.waitFor();
    await picture(employee, '2-form');
    await form.getByRole('button', { name: 'Ask for approval' }).click();

    const pending = cardSaying(employee, 'Waiting for approval');
    await pending.waitFor();
    await picture(employee, '3-waiting');
    const cardsBefore = await cards(employee).count();
    await row.getByText('Pending', { exact: true }).waitFor();
    await picture(tab, '4-tab-waiting');

    const request = cardSaying(approver, 'Approval needed');
    await request.waitFor();
    await picture(approver, '5-approval-needed');
    await request.getByRole('button', { name: 'Approve', exact: true }).click();
    await cardSaying(approver, /Approved/).waitFor();
    await picture(approver, '6-decided');

    await cardSaying(employee, 'Your reservation is approved').waitFor();
    expect(await cards(employee).count()).toBe(cardsBefore);
    await picture(employee, '7-approved');

    await row.getByText('Approved', { exact: true }).waitFor();
    expect(await tab.evaluate('window.neverReloaded')).toBe(true);
    await picture(tab, '8-tab-approved');

    await vi.waitFor(expectOutlookToShowIt, patience);
    await expectMail();
    await lookAtMailboxes();
  },
  180_000,
);

async function expectOutlookToShowIt(): Promise<void> {
  const inFleet = await readUpcomingEvents(product.microsoftUrl, 'fleet@contoso.example', 3);
  const event = inFleet.find(({ subject }) => subject?.includes('bridge inspection'));
  expect(event?.showAs).toBe('busy');
  const vehicle = event?.attendees?.find(({ type }) => type === 'resource')?.emailAddress?.address ?? '';
  expect(event?.attendees?.map(({ emailAddress }) => emailAddress?.address)).toEqual([
    vehicle,
    'employee@contoso.example',
    'approver@contoso.example',
  ]);
  for (const address of [vehicle, 'employee@contoso.example']) {
    const events = await readUpcomingEvents(product.microsoftUrl, address, 3);
    expect(events.filter(({ iCalUId }) => iCalUId === event?.iCalUId)).toHaveLength(1);
  }
}

async function expectMail(): Promise<void> {
  await vi.waitFor(async () => {
    const aboutIt = async (address: string) =>
      (await readMail(product.microsoftUrl, address))
        .filter(({ document }) => document.body?.content?.includes('bridge inspection'))
        .map(({ document }) => document.subject);
    expect(await aboutIt('approver@contoso.example')).toContainEqual(expect.stringMatching(/^Please decide: /));
    expect(await aboutIt('employee@contoso.example')).toContainEqual(expect.stringMatching(/^Approved: /));
  }, patience);
}

async function lookAtMailboxes(): Promise<void> {
  const outlook = await context.newPage();
  for (const address of ['fleet@contoso.example', 'employee@contoso.example']) {
    await outlook.goto(`${product.microsoftUrl}/mailboxes/${address}`);
    await picture(outlook, `9-mailbox-${address.split('@')[0]}`);
  }
}
