import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type LaunchOptions } from 'playwright-core';

/** The headless shell first: without the windows of a desktop it opens a page in about a third of the time. */
const installed = [
  '/usr/bin/chromium-headless-shell',
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

/** The Chromium of this machine: its own, else Playwright's download. @returns undefined when there is neither */
export async function findBrowser(): Promise<LaunchOptions | undefined> {
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
