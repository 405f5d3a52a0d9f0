/** The built tabs as the real server serves them, in a real browser. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { repositoryFolder } from '../local-settings.ts';
import { type ApiStage, setApiStage } from './api-stage.ts';
import { launchBrowser } from './browser.ts';
import { type DemoPerson, demoCompany, demoPerson } from './demo-stage.ts';

export interface TabStage extends ApiStage {
  /** A browser of somebody's own: nothing stored, a clock in Berlin. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Signs in at the stand-in for Entra as a person would, and waits until the page is live. */
  signIn(context: BrowserContext, person: DemoPerson, path: string): Promise<Page>;
  /** Tells browsers of a change as the worker does after a commit. */
  tell(reservation: Reservation): void;
  /** What the pages did that no page should: broken scripts and what the content security policy forbade. */
  faults: string[];
}

export async function setTabStage(): Promise<TabStage> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-tabs-'));
  const vite = join(repositoryFolder, 'node_modules/vite/bin/vite.js');
  const [stage, browser] = await Promise.all([
    setApiStage({ tabsFolder: folder }),
    launchBrowser(),
    // Vitest's NODE_ENV would give React's development build.
    promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'warn'], {
      cwd: join(repositoryFolder, 'tabs'),
      env: { ...process.env, NODE_ENV: 'production' },
    }),
  ]);
  const faults: string[] = [];
  return {
    ...stage,
    faults,
    open: (options) => openContext(browser, faults, options),
    async signIn(context, person, path) {
      const page = await context.newPage();
      await page.goto(`${stage.url}/tabs/${path}`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText(demoPerson(person).userPrincipalName).click();
      await page.getByText('Live', { exact: true }).waitFor();
      return page;
    },
    tell({ id, vehicle, status, version, driver, createdBy, approver }) {
      const userIds = [driver.userId, createdBy.userId, approver?.userId].filter((one) => typeof one === 'string');
      const reservation = { reservationId: id, vehicleId: vehicle.id, status, version };
      const { tenantId } = demoCompany();
      stage.sockets.deliver({ id: randomUUID(), tenantId, userIds, deciderIds: [], reservation });
    },
    async drop() {
      await browser.close();
      await stage.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openContext(
  browser: Browser,
  faults: string[],
  options?: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return context;
}
