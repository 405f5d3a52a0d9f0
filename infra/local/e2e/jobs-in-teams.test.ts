/** The jobs of an employee, an approver and a manager, each done inside Teams and in a browser of one's own. */
import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const dayMilliseconds = 86_400_000;
const jobMilliseconds = 120_000;
let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look('delete from reservation_approvals; delete from reservations; delete from blackouts');
});
afterAll(() => stage?.drop());

/** Where somebody works: the page of the tabs, wherever it is shown. */
interface Place {
  tab: Pick<Page, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>;
  /** The window itself, whose scripts and storages are looked at. */
  frame: () => Frame;
  /** Changes the theme as people do there. */
  changeTheme: (theme: 'light' | 'dark') => Promise<void>;
  /** All addresses that were asked for. */
  addresses: string[];
  /** Whether the page may keep its session: MSAL's ends with the browser's tab, and inside Teams there is none. */
  keepsSession: boolean;
  close: () => Promise<void>;
}

async function inTeams(person: DemoPerson, path: string): Promise<Place> {
  // A deep link names a page, and perhaps one thing on it; what else an address says stands in the tab's own.
  const subPageId = /^[a-z-]+(?:\/[0-9a-f-]{36})?$/.test(path) ? path : undefined;
  const { context, host, tab } = await stage.openInTeams({
    person,
    ...(subPageId ? { path: 'fleet', subPageId } : { path }),
  });
  return {
    tab,
    frame: () => host.frames().find((one) => one.url().startsWith(stage.url)) ?? host.mainFrame(),
    changeTheme: (theme) => host.evaluate(`changeTheme('${theme === 'light' ? 'default' : theme}')`),
    addresses: addressesOf(host),
    keepsSession: false,
    close: async () => {
      expect(await host.evaluate('asked')).toContain('authentication.getAuthToken');
      await context.close();
    },
  };
}

async function inBrowser(person: DemoPerson, path: string): Promise<Place> {
  const page = await stage.openAs(person, path);
  return {
    tab: page,
    frame: () => page.mainFrame(),
    changeTheme: (theme) => page.emulateMedia({ colorScheme: theme }),
    addresses: addressesOf(page),
    keepsSession: true,
    close: () => page.context().close(),
  };
}

function addressesOf(page: Page): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  return addresses;
}

/** Tomorrow on the clock of the browsers, which is Berlin's. */
const tomorrow = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() + dayMilliseconds);
const token = /eyJ[\w-]{10,}\.[\w-]+\.[\w-]+/;

/** Nothing by which somebody else could act as this person lies about, and no script stands in the page. */
async function leavesNothing({ frame, addresses, keepsSession }: Place): Promise<void> {
  // A page that may not even look into its storage keeps nothing there.
  const kept = (name: string) =>
    frame().evaluate(`(() => { try { return JSON.stringify(Object.entries(${name})); } catch { return ''; } })()`);
  expect(await kept('localStorage')).not.toMatch(token);
  if (!keepsSession) expect(await kept('sessionStorage')).not.toMatch(token);
  expect([...addresses, frame().url()].filter((address) => token.test(address))).toEqual([]);
  expect(await frame().evaluate("document.querySelectorAll('script:not([src])').length")).toBe(0);
  expect(stage.faults).toEqual([]);
}

describe.each([
  ['inside Teams', inTeams],
  ['in a browser', inBrowser],
] as const)('%s', (_, open) => {
  browserTest(
    'an employee finds a vehicle, reserves it, changes the theme and cancels',
    async () => {
      const place = await open('employee', 'reserve');
      const { tab } = place;
      await tab.getByLabel('Start date').fill(tomorrow());
      await tab.getByLabel('Start time').fill('09:00');
      await tab.getByLabel('End time').fill('12:00');
      await tab.getByLabel('Class').selectOption('van');
      await tab.getByText(/vehicles are free then/).waitFor();
      await tab.getByLabel('Purpose').fill('Moving day');
      await tab.getByRole('button', { name: /^(Ask for approval|Reserve)$/ }).click();
      await tab.getByText('Moving day').first().waitFor();
      await place.changeTheme('dark');
      await tab.locator('[data-theme=dark]').waitFor();
      await tab.getByText('Moving day').first().waitFor();
      const [made] = await stage.look<{ id: string }>('select id from reservations');
      await place.close();

      const again = await open('employee', `reservations/${made?.id}`);
      await again.tab.getByRole('button', { name: /^Cancel reservation/ }).click();
      await again.tab.getByRole('dialog').getByRole('button', { name: 'Cancel reservation' }).click();
      await again.tab.getByText('Cancelled').first().waitFor();
      expect(await stage.look('select status from reservations')).toEqual([{ status: 'cancelled' }]);
      await leavesNothing(again);
      await again.close();
    },
    jobMilliseconds,
  );

  browserTest(
    'an approver follows a link to a request and decides',
    async () => {
      const startDate = new Date(Date.now() + dayMilliseconds).toISOString();
      const endDate = new Date(Date.now() + dayMilliseconds + 7_200_000).toISOString();
      const { id } = await (await stage.client('employee')).createReservation({
        vehicleId: demoVehicleId('M-FT 1204'),
        startDate,
        endDate,
        purpose: 'Bridge inspection',
      });
      const place = await open('approver', `reservations/${id}`);
      await place.tab.getByText('Bridge inspection').first().waitFor();
      await place.tab.getByRole('button', { name: /^Approve/ }).click();
      await place.tab.getByText('Approved').first().waitFor();
      expect(await stage.look('select status from reservations')).toEqual([{ status: 'approved' }]);
      await leavesNothing(place);
      await place.close();
    },
    jobMilliseconds,
  );

  browserTest(
    'a manager blocks a vehicle, which an employee sees at once, and changes a rule of a pool',
    async () => {
      const vehicleId = demoVehicleId('M-CO 1010');
      const employee = await stage.openAs('employee', `reserve?vehicleId=${vehicleId}`);
      await employee.getByText('Live', { exact: true }).waitFor();
      await employee.getByLabel('Start date').fill(tomorrow());
      await employee.getByLabel('Start time').fill('09:00');
      await employee.getByLabel('End time').fill('12:00');
      await employee.getByRole('radio', { name: /M-CO 1010/, checked: true }).waitFor();

      const place = await open('manager', 'administration/blackouts');
      const { tab } = place;
      await tab.getByRole('button', { name: 'New blackout' }).click();
      const drawer = tab.getByRole('dialog').first();
      await drawer.getByRole('radio', { name: 'A vehicle' }).check();
      await drawer.getByRole('combobox', { name: 'Vehicle' }).selectOption(vehicleId);
      await drawer.getByRole('textbox', { name: 'Reason' }).fill('New tyres');
      await drawer.getByText('No reservation falls into this time.').waitFor();
      await drawer.getByRole('button', { name: 'Block this time' }).click();
      await tab.getByRole('article').getByText('New tyres').waitFor();
      // As the worker tells it after the commit.
      stage.sockets.deliver({
        id: randomUUID(),
        tenantId: demoCompany().tenantId,
        changed: 'vehicle',
        entityId: vehicleId,
      });
      await employee.getByText(/^The vehicle you had chosen is not free then/).waitFor();
      await employee.context().close();

      await tab.getByRole('link', { name: 'Pools and rules' }).click();
      await tab.getByRole('link', { name: 'Munich Airport' }).click();
      await tab.getByRole('button', { name: 'Change: Rules' }).click();
      await drawer.getByRole('spinbutton', { name: 'Minimum notice' }).fill('45');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await tab.getByText('45 minutes').first().waitFor();
      await tab.getByRole('button', { name: 'Undo' }).last().click();
      await tab.getByText('45 minutes').first().waitFor({ state: 'detached' });
      await leavesNothing(place);
      await place.close();
    },
    jobMilliseconds,
  );
});

browserTest('the page is framed by Microsoft’s hosts alone, and runs no script that stands in it', async () => {
  const policy = (await fetch(`${stage.url}/tabs/`)).headers.get('content-security-policy') ?? '';
  const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('frame-ancestors')).toEqual(
    expect.arrayContaining([
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://*.microsoft365.com',
      'https://*.office.com',
    ]),
  );

  const page = await stage.openAs('employee', 'fleet');
  await page.getByText('50 vehicles').waitFor();
  const script =
    "const one = document.createElement('script'); one.text = 'window.ranInline = true'; document.body.append(one)";
  await page.evaluate(script);
  expect(await page.evaluate('window.ranInline')).toBeUndefined();
  await page.context().close();

  const stranger = await stage.open();
  const body = `<!doctype html><iframe src="${stage.url}/tabs/fleet"></iframe>`;
  await stranger.route('https://stranger.example/**', (route) => route.fulfill({ contentType: 'text/html', body }));
  await stranger.grantPermissions(['local-network-access'], { origin: 'https://stranger.example' });
  const framing = await stranger.newPage();
  await framing.goto('https://stranger.example/');
  await expect.poll(() => framing.frames()[1]?.url()).toMatch(/^chrome-error:/);
  await stranger.close();
  expect(stage.faults.filter((fault) => fault.includes('frame-ancestors'))).not.toEqual([]);
});
