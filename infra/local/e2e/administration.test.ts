/** The administration: what managers and administrators decide, and that nothing of it is lost or hidden. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { screenshots } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;

beforeAll(async () => {
  stage = await setTabStage();
}, 240_000);

beforeEach(() => {
  stage.faults.length = 0;
});

afterAll(() => stage?.drop());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const photograph = (page: Page, name: string) => page.screenshot({ path: `${screenshots}administration-${name}.png` });
const drawer = (page: Page) => page.getByRole('dialog').first();

browserTest('on a narrow screen the bar of its parts shows the one that the reader is in', async () => {
  const page = await stage.openAs('admin', 'administration/company', { viewport: { width: 320, height: 640 } });
  const part = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of the administration' }).getByRole('link', { name });
  const inSight = async (name: string) => {
    const { x = -1, width = 0 } = (await part(name).boundingBox()) ?? {};
    return x >= 0 && x + width <= 320;
  };
  await part('Company').waitFor();
  await expect.poll(() => inSight('Company')).toBe(true);
  expect(await inSight('Pools')).toBe(false);
  await page.context().close();
});

browserTest('employees are told whom the administration is for', async () => {
  const page = await stage.openAs('employee', 'administration/pools');
  await page.getByRole('heading', { name: 'You have no access to this' }).waitFor();
  await page.getByText('This page is for others: Fleet managers and Administrators.').waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  await page.context().close();
});

browserTest('a rule that breaks a limit is not sent; one that is saved can be undone', async () => {
  const page = await stage.openAs('manager', 'administration');
  await page.getByRole('link', { name: 'Munich HQ' }).click();
  await page.getByRole('button', { name: 'Change: Rules' }).click();
  const notice = drawer(page).getByRole('spinbutton', { name: 'Minimum notice' });
  await notice.fill('-5');
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await drawer(page).getByText('Choose at least 0 minutes.').waitFor();
  await notice.fill('90');
  await drawer(page).getByRole('spinbutton', { name: 'How far ahead' }).fill('60');
  await photograph(page, 'rules');
  await page.keyboard.press('Escape');
  await page.getByText('Leave without saving?').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await page.getByText('Rules: saved.').first().waitFor();
  await page.getByText('90 minutes').waitFor();
  await page.getByText('60 days').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Rules: undone.').first().waitFor();
  await page.getByText('60 days').waitFor({ state: 'detached' });
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest('what two people change is merged, and where it is the same, both values are shown', async () => {
  const api = await stage.client('admin');
  const { pools } = await api.listPools({});
  const pool = pools.find(({ name }) => name === 'Munich HQ');
  const poolId = pool?.id ?? '';
  const page = await stage.openAs('manager', `administration/pools/${poolId}`);
  await page.getByRole('button', { name: 'Change: Rules' }).click();
  await drawer(page).getByRole('spinbutton', { name: 'How far ahead' }).fill('70');
  await api.updatePool({ poolId, horizonDays: 80, editToleranceMinutes: 45 });
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Somebody else saved other values meanwhile.').waitFor();
  await drawer(page).getByRole('radio', { name: 'Yours: 70 days' }).waitFor();
  expect(
    await drawer(page).getByRole('spinbutton', { name: 'May be moved without a new decision by' }).inputValue(),
  ).toBe('45');
  await photograph(page, 'conflict');
  await drawer(page).getByRole('radio', { name: 'Theirs: 80 days' }).check();
  expect(await drawer(page).getByRole('spinbutton', { name: 'How far ahead' }).inputValue()).toBe('80');
  await drawer(page).getByRole('radio', { name: 'Yours: 70 days' }).check();
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await page.getByText('Rules: saved.').first().waitFor();
  const saved = await api.getPool({ poolId });
  expect([saved.horizonDays, saved.editToleranceMinutes]).toEqual([70, 45]);
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest('a chain of approvals is built from people, lengths and costs', async () => {
  const page = await stage.openAs('manager', 'administration/pools');
  await page.getByRole('link', { name: 'Munich Airport' }).click();
  await page.getByRole('button', { name: 'Change: Approval' }).click();
  await drawer(page).getByRole('button', { name: 'Add a step' }).click();
  const step = drawer(page)
    .getByRole('group', { name: /^Step \d$/ })
    .last();
  await step.getByRole('radio', { name: 'Named approvers' }).check();
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await step.getByText('Choose at least one approver.').waitFor();
  const approvers = step.getByRole('combobox', { name: 'Add: Approvers' });
  await approvers.click();
  await approvers.fill('Amira');
  await page.getByRole('option', { name: 'Amira Haddad' }).click();
  await step.getByRole('spinbutton', { name: 'Only above this cost' }).fill('250');
  await photograph(page, 'approval');
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await page.getByText(/Amira Haddad, above €250/).waitFor();
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest('a blackout says what it would fall on before it is made, and can be taken back', async () => {
  const employee = await stage.client('employee');
  const vehicleId = demoVehicleId('M-CO 1010');
  await stage.look('delete from reservation_approvals; delete from reservations');
  await employee.createReservation({ vehicleId, startDate: inHours(26), endDate: inHours(27), purpose: 'Site visit' });
  const page = await stage.openAs('manager', 'administration/blackouts');
  await page.getByText('Nothing is blocked').waitFor();
  await page.getByRole('button', { name: 'New blackout' }).click();
  await drawer(page).getByRole('radio', { name: 'A vehicle' }).check();
  await drawer(page).getByRole('combobox', { name: 'Vehicle' }).selectOption(vehicleId);
  await drawer(page).getByLabel('Start: time').fill('00:00');
  await drawer(page).getByLabel('End: day').fill(inHours(72).slice(0, 10));
  await drawer(page).getByText('1 reservation falls into this time.').waitFor();
  await drawer(page).getByRole('list').getByText('Elena Fischer').waitFor();
  await drawer(page).getByRole('textbox', { name: 'Reason' }).fill('New tyres');
  await photograph(page, 'blackout');
  await drawer(page).getByRole('button', { name: 'Block this time' }).click();
  await page.getByRole('article').getByText('New tyres').waitFor();
  await page.getByRole('button', { name: /^Remove: / }).click();
  await page.getByText('Nothing is blocked').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('article').getByText('New tyres').waitFor();
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest(
  'colors that cannot be read are refused before they are sent; those that can be are seen at once',
  async () => {
    const page = await stage.openAs('admin', 'administration/company');
    await page.getByRole('button', { name: 'Change: Colors and logo' }).click();
    const accent = drawer(page).getByRole('group', { name: 'Color of buttons and links' });
    await accent.getByRole('textbox', { name: /as #0f6cbd$/ }).fill('#ffd400');
    expect(await accent.getByRole('radio', { name: 'Black text' }).isChecked()).toBe(true);
    await accent.getByRole('radio', { name: 'White text' }).check();
    await drawer(page)
      .getByText(/The text cannot be read well: 1.4 to 1/)
      .waitFor();
    await photograph(page, 'branding');
    await drawer(page).getByRole('button', { name: 'Use the text that can be read' }).click();
    await drawer(page).getByRole('button', { name: 'Save' }).click();
    await page.getByText('Colors and logo: saved.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Colors and logo: undone.').first().waitFor();
    await page.getByRole('switch', { name: 'Waitlist' }).uncheck();
    await page.getByText('Waitlist: saved.').first().waitFor();
    const { tenantId } = await (await stage.client('admin')).getMe({});
    const { featureFlags } = await (await stage.client('admin')).getTenant({ tenantId });
    expect(featureFlags.waitlist).toBe(false);
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
);

browserTest('a driver is blocked with a reason, and an import that is wrong says in which line', async () => {
  const page = await stage.openAs('manager', 'administration/people');
  await page.getByRole('searchbox', { name: 'Search drivers' }).fill('Elena');
  await page.getByRole('button', { name: 'Change: Elena Fischer' }).click();
  await drawer(page).getByRole('switch', { name: 'May not drive at present' }).check();
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await drawer(page).getByText('Fill this in.').waitFor();
  await drawer(page).getByRole('textbox', { name: 'Why' }).fill('Licence is being renewed');
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await page.getByRole('article').getByText('Licence is being renewed').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Elena Fischer: undone.').first().waitFor();

  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('radio', { name: 'Drivers' }).check();
  const csv = (text: string) => ({ name: 'drivers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const file = page.locator('input[type=file]');
  await file.setInputFiles(csv('name,licence classes\nIda Novak,B\nOtto Kern,class-b\n'));
  await page.getByText(/^Nothing was written/).waitFor();
  await page
    .getByRole('row')
    .filter({ hasText: 'Otto Kern' })
    .getByText(/Write a licence class as B/)
    .waitFor();
  await photograph(page, 'import');
  await file.setInputFiles(csv('name,licence classes\nIda Novak,B\nOtto Kern,BE\n'));
  await page.getByRole('button', { name: 'Write 2 lines' }).click();
  await page.getByText(/^Written\. 2 new/).waitFor();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('driver');
  await page.getByRole('cell', { name: 'driver.created' }).first().waitFor();
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ]);
  expect(table.suggestedFilename()).toMatch(/^fleet-audit-.*\.csv$/);
  await photograph(page, 'audit');
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest('a service is connected and a webhook made, each with a secret that is told once', async () => {
  const page = await stage.openAs('admin', 'administration/integrations');
  await page.getByText('No service tells where vehicles are yet.').waitFor();
  await page.getByRole('button', { name: 'Connect a service' }).click();
  await drawer(page).getByRole('combobox', { name: 'Service' }).selectOption('traccar');
  await drawer(page).getByRole('textbox', { name: 'Name' }).fill('Our own Traccar');
  await drawer(page).getByRole('button', { name: 'Connect a service' }).click();
  const secret = drawer(page).getByRole('textbox', { name: /^Secret address/ });
  expect(await secret.inputValue()).toMatch(/^http.*\/telematics\//);
  // What says so would lie on the button that closes, and stay there as long as it is pointed at.
  expect(await page.getByText(/: saved\.$/).count()).toBe(0);
  await drawer(page).getByRole('button', { name: 'Done' }).click();
  await page.getByText('Our own Traccar: saved.').first().waitFor();
  await page.getByRole('article').filter({ hasText: 'Our own Traccar' }).getByText('Waiting').waitFor();

  await page.getByRole('button', { name: 'New webhook' }).click();
  await drawer(page).getByRole('textbox', { name: 'Address' }).fill('http://hooks.contoso.example/fleet');
  await drawer(page).getByRole('button', { name: 'Create' }).click();
  await drawer(page)
    .getByText(/Give an https address/)
    .waitFor();
  await drawer(page).getByRole('textbox', { name: 'Address' }).fill('https://hooks.contoso.example/fleet');
  await drawer(page).getByRole('button', { name: 'Create' }).click();
  expect(
    await drawer(page)
      .getByRole('textbox', { name: /^Secret/ })
      .inputValue(),
  ).toMatch(/^whsec_/);
  expect(await page.getByText('https://hooks.contoso.example/fleet: saved.').count()).toBe(0);
  await drawer(page).getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Switch off: https/ }).click();
  await page.getByRole('button', { name: /^Switch on: https/ }).waitFor();
  await photograph(page, 'integrations');
  await page.context().close();
  expect(stage.faults).toEqual([]);
});
