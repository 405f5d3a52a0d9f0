/** The tab inside Teams. Teams itself is played by a page at its address, which speaks as teams-js expects its host to. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
let stage: TabStage;

beforeAll(async () => {
  stage = await setTabStage();
}, 240_000);

beforeEach(() => {
  stage.faults.length = 0;
});

afterAll(() => stage?.drop());

browserTest('Teams signs the person in, and the tab shows the page alone', async () => {
  const { context, host, tab } = await stage.openInTeams();
  await tab.getByText('50 vehicles').waitFor();
  await tab.getByText('Live', { exact: true }).waitFor();
  expect(await tab.getByRole('banner').count()).toBe(0);
  expect(await tab.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  expect(await host.evaluate('asked')).toEqual(expect.arrayContaining(['initialize', 'appInitialization.success']));
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('the tab follows the theme of Teams while it is open', async () => {
  const { context, host, tab } = await stage.openInTeams({ theme: 'dark' });
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
  const { context, tab } = await stage.openInTeams({ path: 'fleet?theme=dark', silent: true });
  await tab.locator('[data-theme=dark]').waitFor();
  await context.close();
});

browserTest('a deep link opens the page it names', async () => {
  const { context, tab } = await stage.openInTeams({ subPageId: 'reservations' });
  await tab.getByRole('heading', { name: 'Reservations', level: 1 }).waitFor();
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a deep link opens any vehicle, and one that leads nowhere opens the tab', async () => {
  const linked = await stage.openInTeams({ subPageId: `vehicles/${demoVehicleId('M-FT 1204')}` });
  await linked.tab.getByRole('heading', { name: 'Ford Transit', level: 1 }).waitFor();
  await linked.context.close();
  const astray = await stage.openInTeams({ subPageId: '/evil.example/' });
  await astray.tab.getByText('50 vehicles').waitFor();
  await astray.context.close();
  expect(stage.faults).toEqual([]);
});

browserTest(
  'inside Teams the pages are at hand, but not in a tab that a channel has set up for one of them',
  async () => {
    const own = await stage.openInTeams({ person: 'manager' });
    await own.tab.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Reservations' }).click();
    await own.tab.getByRole('heading', { name: 'Reservations', level: 1 }).waitFor();
    await own.context.close();
    const shared = await stage.openInTeams({ channel: true });
    await shared.tab.getByText('50 vehicles').waitFor();
    expect(await shared.tab.getByRole('navigation').count()).toBe(0);
    await shared.context.close();
  },
);

browserTest('words follow the language of Teams when nobody has chosen another', async () => {
  await stage.owner.query("update users set locale = 'en' where email = 'employee2@contoso.example'");
  const { context, tab } = await stage.openInTeams({ person: 'employee2', locale: 'de-de' });
  await tab.getByText('50 Fahrzeuge').waitFor();
  expect(await tab.locator('html').getAttribute('lang')).toBe('de-DE');
  await context.close();
  expect(stage.faults).toEqual([]);
});

browserTest('a page around it that is not Teams is named within seconds, not awaited for a minute', async () => {
  const { context, tab } = await stage.openInTeams({ silent: true });
  await tab.getByRole('alert').getByText('Microsoft Teams did not answer').waitFor({ timeout: 9_000 });
  await tab.getByRole('button', { name: 'Try again' }).waitFor();
  await context.close();
});

browserTest('a refused sign-in says why', async () => {
  const { context, tab } = await stage.openInTeams({ token: { granted: false, result: 'resourceRequiresConsent' } });
  await tab.getByRole('alert').getByText('Microsoft Teams could not sign you in (resourceRequiresConsent).').waitFor();
  await context.close();
});

browserTest('whoever adds a tab to a channel chooses what it shows, and Teams keeps it', async () => {
  const { context, host, tab } = await stage.openInTeams({ path: 'configure?theme=dark', theme: 'dark', setsUp: {} });
  await tab.getByRole('radio', { name: /^Vehicles/ }).waitFor();
  expect(await host.evaluate('window.maySave')).toBe(true);
  await tab.getByLabel('Waiting for approval').check();
  await tab.getByLabel('Of which pool?').selectOption('Munich HQ');
  for (const theme of ['default', 'contrast', 'dark']) {
    await host.evaluate(`changeTheme('${theme}')`);
    await tab.locator(`[data-theme=${theme === 'default' ? 'light' : theme}]`).waitFor();
    expect(await accessibilityFaults(host, { within: 'iframe' }), theme).toEqual([]);
  }
  await host.screenshot({ path: `${screenshots}set-up-a-tab.png` });
  await host.evaluate('save()');
  await expect.poll(() => host.evaluate('asked')).toContain('settings.save.success');
  const settings = (await host.evaluate('settings')) as Record<string, string>;
  expect(settings.suggestedDisplayName).toBe('Waiting for approval · Munich HQ');
  expect(settings.contentUrl).toMatch(
    /\/tabs\/reservations\?scope=to-approve&pool=[0-9a-f-]{36}&theme=\{app\.theme\}$/,
  );
  await context.close();

  const again = await stage.openInTeams({ path: 'configure', setsUp: { entityId: settings.entityId ?? '' } });
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
  const { context, host, tab } = await stage.openInTeams({ path: `fleet?pool=${poolId}&theme=default` });
  await tab.getByRole('button', { name: 'Pool: Munich HQ' }).waitFor();
  await tab.getByText(`${vehicles.length} vehicles`).waitFor();
  await host.screenshot({ path: `${screenshots}tab-of-a-pool.png` });
  await tab.getByRole('button', { name: 'Clear filters' }).click();
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
