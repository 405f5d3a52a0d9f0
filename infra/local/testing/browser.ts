/** The Chromium of the browser tests: the machine's own, else Playwright's download, else none and the tests are left out. */
import { type Browser, chromium } from 'playwright-core';
import { test } from 'vitest';
import { findBrowser } from './find-browser.ts';

const launchOptions = await findBrowser();

const howToGetOne = 'apt-get install chromium, or npx playwright-core install --with-deps chromium';
const leftOutBecause = `there is no Chromium here (${howToGetOne})`;

/** A test that needs a browser; without one it is left out, and `left-out-reporter.ts` says so. */
export function browserTest(name: string, run: () => Promise<void>, timeoutMilliseconds?: number): void {
  const timeout = timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds };
  test(name, launchOptions ? timeout : { skip: true, meta: { leftOutBecause } }, run);
}

/** Starts a headless Chromium; close it in the end. */
export async function launchBrowser(): Promise<Browser> {
  if (!launchOptions) throw new Error('There is no browser; write the test with browserTest');
  return chromium.launch(launchOptions);
}
