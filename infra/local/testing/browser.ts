/** The Chromium of the browser tests: the machine's own, else Playwright's download, else none and the tests are left out. */
import { type Browser, chromium } from 'playwright-core';
import { test } from 'vitest';
import { findBrowser } from './find-browser.ts';

const launchOptions = await findBrowser();

const howToGetOne = 'apt-get install chromium-headless-shell, or npx playwright-core install --with-deps chromium';
const leftOutBecause = `there is no Chromium here (${howToGetOne})`;

/**
 * Where everything runs at once a browser is now and then too slow for a page. What a second try mends is told by
 * `.ci/summarize.mjs`, with what the page showed at the first, as it may be a race of the product.
 */
const retry = process.env.CI ? 1 : 0;

/** A test that needs a browser; without one it is left out, and `left-out-reporter.ts` says so. */
export function browserTest(name: string, run: () => Promise<void>, timeoutMilliseconds?: number): void {
  const timeout = timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds };
  test(name, launchOptions ? { ...timeout, retry } : { skip: true, meta: { leftOutBecause } }, async () => {
    try {
      await run();
    } catch (error) {
      if (error instanceof Error) error.message += await describeOpenPages();
      throw error;
    }
  });
}

const browsers = new Set<Browser>();
/** Of a page's text so much is told. */
const toldCharacters = 800;

/** What could be seen when a test failed: the machine it failed on may be out of reach. */
async function describeOpenPages(): Promise<string> {
  const pages = [...browsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
  const told = pages.map(async (page) => {
    const body = page.locator('body');
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is no part of what could be seen
    const text = await body.innerText({ timeout: 2_000 }).catch((error) => String(error));
    return `\n\nOpen: ${page.url()}\n${text.replace(/\s*\n\s*/g, ' | ').slice(0, toldCharacters)}`;
  });
  return (await Promise.all(told)).join('');
}

/** Starts a headless Chromium; close it in the end. */
export async function launchBrowser(): Promise<Browser> {
  if (!launchOptions) throw new Error('There is no browser; write the test with browserTest');
  const browser = await chromium.launch(launchOptions);
  browsers.add(browser);
  browser.on('disconnected', () => browsers.delete(browser));
  return browser;
}
