/** The Chromium of the browser tests: the machine's own, else Playwright's download, else none and the tests are left out. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { test } from 'vitest';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const downloadMilliseconds = 300_000;
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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

async function findBrowser(): Promise<LaunchOptions | undefined> {
  const executablePath = installed.find((path) => existsSync(path));
  if (executablePath) return { executablePath, args: quiet };
  const options = { args: quiet };
  try {
    const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js');
    // Returns at once when it was downloaded before.
    await promisify(execFile)(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
      timeout: downloadMilliseconds,
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    });
    // Downloaded is not yet able to run: the machine may lack its libraries.
    const browser = await chromium.launch(options);
    await browser.close();
    return options;
  } catch {
    return undefined;
  }
}
