/** A dialog of Teams, which shows a page of the tabs and keeps what that hands over when it closes. */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { hostPage } from '../testing/teams-host.ts';

export interface TeamsDialog {
  host: Page;
  page: FrameLocator;
  /** What the page hands over, once it does. */
  handedOver(): Promise<unknown>;
}

/** @param token with which Teams signs its user in */
export async function openDialog(browser: Browser, url: string, token: string): Promise<TeamsDialog> {
  const context = await browser.newContext({
    viewport: { width: 720, height: 820 },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(20_000);
  const body = hostPage({ isDialog: true, token: { granted: true, result: token } }, url);
  await context.route('https://teams.microsoft.com/**', (route) => route.fulfill({ contentType: 'text/html', body }));
  // Browsers ask before a public page may show one of this machine.
  await context.grantPermissions(['local-network-access'], { origin: 'https://teams.microsoft.com' });
  const host = await context.newPage();
  await host.goto('https://teams.microsoft.com/');
  return {
    host,
    page: host.frameLocator('iframe'),
    async handedOver() {
      const handle = await host.waitForFunction('window.handedOver');
      return handle.jsonValue();
    },
  };
}
