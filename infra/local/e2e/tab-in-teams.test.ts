/** The tab inside Teams. Teams itself is played by a page at its address, which speaks as teams-js expects its host to. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';
import { hostPage, type TeamsPlay } from '../testing/teams-host.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
let stage: TabStage;

beforeAll(async () => {
  stage = await setTabStage();
}, 120_000);

beforeEach(() => {
  stage.faults.length = 0;
});

afterAll(() => stage?.drop());

async function openInTeams(
  play: TeamsPlay & { path?: string } = {},
): Promise<{ context: BrowserContext; host: Page; tab: FrameLocator }> {
  const { path = 'fleet', token = { granted: true, result: await stage.tokenOf('employee') } } = play;
  const context = await stage.open();
  const body = hostPage({ ...play, token }, `${stage.url}/tabs/${path}`);
  await context.route('https://teams.microsoft.com/**', (route) => route.fulfill({ contentType: 'text/html', body }));
  // Browsers ask before a public page may show one of this machine.
  await context.grantPermissions(['local-network-access'], { origin: 'https://teams.microsoft.com' });
  const host = await context.newPage();
  await host.goto('https://teams.microsoft.com/');
  return { context, host, tab: host.frameLocator('iframe') };
}

browserTest('Teams signs the person in, and the tab shows the page alone', async () => {
  const { context, host, tab } = await openInTeams();
  await tab.getByText('50 vehicles').waitFor();
  await tab.getByText('Live', { exact: true }).waitFor();
  expect(await tab.getByRole('banner').count()).toBe(0);
  expect(await tab.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  expect(await host.evaluate('asked')).toEqual(expect.arrayContaining(['initialize', 'appInitialization.success']));
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('the tab follows the theme of Teams while it is open', async () => {
  const { context, host, tab } = await openInTeams({ theme: 'dark' });
  const theme = () => tab.locator('[data-theme]').first().getAttribute('data-theme');
  await tab.getByText('50 vehicles').waitFor();
  expect(await theme()).toBe('dark');
  for (const [named, shown] of [
    ['contrast', 'contrast'],
    ['default', 'light'],
    ['dark', 'dark'],
  ]) {
    await host.evaluate(`changeTheme('${named}')`);
    await expect.poll(theme).toBe(shown);
  }
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('the theme in the address holds until Teams has told its own', async () => {
  const { context, tab } = await openInTeams({ path: 'fleet?theme=dark', silent: true });
  await expect.poll(() => tab.locator('[data-theme]').first().getAttribute('data-theme')).toBe('dark');
  await context.close();
});

browserTest('a deep link opens the page it names', async () => {
  const { context, tab } = await openInTeams({ subPageId: 'reservations' });
  await tab.getByRole('heading', { name: 'Reservations', level: 1 }).waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a page around it that is not Teams is named within seconds, not awaited for a minute', async () => {
  const { context, tab } = await openInTeams({ silent: true });
  await tab.getByRole('alert').getByText('Microsoft Teams did not answer').waitFor({ timeout: 9_000 });
  await tab.getByRole('button', { name: 'Try again' }).waitFor();
  await context.close();
});

browserTest('a refused sign-in says why', async () => {
  const { context, tab } = await openInTeams({ token: { granted: false, result: 'resourceRequiresConsent' } });
  await tab.getByRole('alert').getByText('Microsoft Teams could not sign you in (resourceRequiresConsent).').waitFor();
  await context.close();
});

browserTest('whoever adds a tab to a channel chooses what it shows, and Teams keeps it', async () => {
  const { context, host, tab } = await openInTeams({ path: 'configure?theme=dark', theme: 'dark', setsUp: {} });
  await tab.getByLabel('Vehicles').waitFor();
  expect(await host.evaluate('window.maySave')).toBe(true);
  await tab.getByLabel('Waiting for approval').check();
  await tab.getByLabel('Of which pool?').selectOption('Munich HQ');
  await host.screenshot({ path: `${screenshots}set-up-a-tab.png` });
  await host.evaluate('save()');
  await expect.poll(() => host.evaluate('asked')).toContain('settings.save.success');
  const settings = (await host.evaluate('settings')) as Record<string, string>;
  expect(settings.suggestedDisplayName).toBe('Waiting for approval · Munich HQ');
  expect(settings.contentUrl).toMatch(
    /\/tabs\/reservations\?scope=to-approve&pool=[0-9a-f-]{36}&theme=\{app\.theme\}$/,
  );
  await context.close();

  const again = await openInTeams({ path: 'configure', setsUp: { entityId: settings.entityId ?? '' } });
  await again.tab.getByLabel('Waiting for approval').waitFor();
  expect(await again.tab.getByLabel('Waiting for approval').isChecked()).toBe(true);
  expect(await again.tab.getByLabel('Of which pool?').locator('option:checked').textContent()).toBe('Munich HQ');
  await again.context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a tab that was set up for a pool shows that pool, and leads to the others', async () => {
  const api = await stage.client('employee');
  const { pools } = await api.listPools({});
  const poolId = pools.find(({ name }) => name === 'Munich HQ')?.id ?? '';
  const { vehicles } = await api.listVehicles({ poolId });
  const { context, host, tab } = await openInTeams({ path: `fleet?pool=${poolId}&theme=default` });
  await tab.getByText('Only the pool Munich HQ.').waitFor();
  await tab.getByText(`${vehicles.length} vehicles`).waitFor();
  await host.screenshot({ path: `${screenshots}tab-of-a-pool.png` });
  await tab.getByRole('button', { name: 'Show all pools' }).click();
  await tab.getByText('50 vehicles').waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('the page that sets up a tab says that it belongs to Teams when it is opened elsewhere', async () => {
  const context = await stage.open();
  const page = await stage.signIn(context, 'employee', 'configure');
  await page.getByRole('heading', { name: 'This page belongs to Teams' }).waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});
