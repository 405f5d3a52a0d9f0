import type { Client } from '@microsoft/microsoft-graph-client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, launchBrowser } from '../testing/browser.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

let microsoft: TestMicrosoft;
let graph: Client;
let browser: Browser | undefined;
beforeAll(async () => {
  microsoft = await startTestMicrosoft({ now: () => new Date('2026-11-23T08:00:00Z') });
  graph = await microsoft.graphAsApp();
});
afterAll(async () => {
  await browser?.close();
  await microsoft.close();
});

async function open(path: string): Promise<Page> {
  browser ??= await launchBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${microsoft.url}${path}`);
  return page;
}

const reserve = (subject: string, day: string) =>
  graph.api('/users/fleet@contoso.example/events').post({
    subject,
    start: { dateTime: `${day}T09:00:00`, timeZone: 'Europe/Berlin' },
    end: { dateTime: `${day}T12:00:00`, timeZone: 'Europe/Berlin' },
    body: { contentType: 'html', content: '<script>top.document.title = "owned"</script><p>Hello driver</p>' },
    attendees: [{ emailAddress: { address: 'employee@contoso.example' } }],
  });

browserTest('an open page follows what others do, and what is done on it reaches the others', async () => {
  const fleet = await open('/mailboxes/fleet@contoso.example');
  const driver = await open('/mailboxes/employee@contoso.example');
  await reserve('Site visit', '2026-11-24');
  const onFleet = fleet.getByRole('link', { name: /Site visit, Tue 24 Nov, 09:00 – 12:00, busy/ });
  await onFleet.waitFor();
  await onFleet.click();
  const details = fleet.getByRole('dialog', { name: 'Site visit' });
  await details.getByLabel('End', { exact: true }).fill('2026-11-24T15:00');
  await details.getByRole('button', { name: 'Save time' }).click();
  await driver.getByRole('link', { name: /Site visit, Tue 24 Nov, 09:00 – 15:00, tentative/ }).click();
  await driver.getByRole('button', { name: 'Accept', exact: true }).click();
  await driver.getByRole('link', { name: /Site visit, .*, busy/ }).waitFor();
  await fleet.getByRole('link', { name: /Site visit/ }).click();
  await details.locator('[data-address="employee@contoso.example"][data-response="accepted"]').waitFor();
  await details.getByRole('button', { name: 'Cancel meeting' }).click();
  await driver.getByRole('link', { name: /Canceled: Site visit, .*, cancelled/ }).waitFor();
});

browserTest('mail is read in a frame where nothing of it can run', async () => {
  await reserve('Training', '2026-11-26');
  const page = await open('/mailboxes/employee@contoso.example?view=inbox');
  await page.locator('.message[data-subject="Training"]').click();
  const frame = page.frameLocator('iframe[title="Message: Training"]');
  await frame.getByText('Hello driver').waitFor();
  expect(await page.title()).toBe('Elena Fischer – Mailboxes');
  expect(await page.locator('.message.unread[data-subject="Training"]').count()).toBe(0);
});

browserTest('on a phone nothing is wider than the screen and the mailboxes are one tap away', async () => {
  const page = await open('/mailboxes/fleet@contoso.example');
  await page.setViewportSize({ width: 400, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  const target = page.getByRole('navigation', { name: 'Mailboxes' }).getByText('Amira Haddad').first();
  expect(await target.isVisible()).toBe(false);
  await page.locator('.menu summary').click();
  await target.click();
  await page.getByRole('heading', { name: /Amira Haddad/ }).waitFor();
});
