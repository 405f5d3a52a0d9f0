/** The built tabs as the real server serves them, in a real browser: on their own and inside a page that plays Teams. */
import { randomUUID } from 'node:crypto';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { builtTabs } from '../build-tabs.ts';
import { type ApiStage, setApiStage } from './api-stage.ts';
import { launchBrowser } from './browser.ts';
import { type DemoPerson, demoCompany, demoPerson } from './demo-stage.ts';
import { hostPage, type TeamsPlay } from './teams-host.ts';

export interface TabStage extends ApiStage {
  /** A browser of somebody's own: nothing stored, a clock in Berlin. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Signs in at the stand-in for Entra as a person would, and waits until the page is live. */
  signIn(context: BrowserContext, person: DemoPerson, path: string): Promise<Page>;
  /** Opens a page as somebody who has signed in before: no test but those about the sign-in needs to see it. */
  openAs(person: DemoPerson, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page of the tabs inside Teams, played by a page at its address; by default the fleet, as the employee. */
  openInTeams(play?: TeamsPlay & { path?: string; person?: DemoPerson }): Promise<TabInTeams>;
  /** Tells browsers of a change as the worker does after a commit. */
  tell(reservation: Reservation): void;
  /** What the pages did that no page should: broken scripts and what the content security policy forbade. */
  faults: string[];
}

export interface TabInTeams {
  context: BrowserContext;
  /** Teams, as `teams-host.ts` plays it. */
  host: Page;
  tab: FrameLocator;
}

const teams = 'https://teams.microsoft.com';

export async function setTabStage(): Promise<TabStage> {
  const [browser, tabsFolder] = await Promise.all([launchBrowser(), builtTabs()]);
  const stage = await setApiStage({ tabsFolder });
  const faults: string[] = [];
  const open = (options?: BrowserContextOptions) => openContext(browser, faults, options);
  async function signIn(context: BrowserContext, person: DemoPerson, path: string) {
    const page = await context.newPage();
    await page.goto(`${stage.url}/tabs/${path}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(demoPerson(person).userPrincipalName).click();
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  }
  const sessions = new Map<DemoPerson, Promise<string>>();
  async function keepSession(person: DemoPerson) {
    const context = await open();
    const page = await signIn(context, person, 'configure');
    const session = (await page.evaluate('JSON.stringify(sessionStorage)')) as string;
    await context.close();
    return session;
  }
  return {
    ...stage,
    faults,
    open,
    signIn,
    async openAs(person, path, options) {
      const session = sessions.get(person) ?? keepSession(person);
      sessions.set(person, session);
      const context = await open(options);
      // Not in frames, nor where the sign-in leads: a storage is an origin's own.
      const keep = `Object.assign(sessionStorage, JSON.parse(${JSON.stringify(await session)}))`;
      await context.addInitScript(`if (location.origin === '${stage.url}') ${keep}`);
      const page = await context.newPage();
      await page.goto(`${stage.url}/tabs/${path}`);
      return page;
    },
    async openInTeams({ path = 'fleet', person = 'employee', ...play } = {}) {
      const token = play.token ?? { granted: true, result: await stage.tokenOf(person) };
      const context = await open();
      const body = hostPage({ ...play, token }, `${stage.url}/tabs/${path}`);
      await context.route(`${teams}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
      // Browsers ask before a public page may show one of this machine.
      await context.grantPermissions(['local-network-access'], { origin: teams });
      const host = await context.newPage();
      await host.goto(`${teams}/`);
      return { context, host, tab: host.frameLocator('iframe') };
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
  context.setDefaultTimeout(20_000);
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return context;
}
