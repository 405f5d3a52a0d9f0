/** The page of one vehicle: a manager sees all of it and keeps its papers, an employee what is theirs. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { screenshots } from '../testing/looks.ts';
import { samplePictures } from '../testing/sample-pictures.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const vehicleId = demoVehicleId('M-FT 1204');
const path = `vehicles/${vehicleId}`;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
  await stage.look('delete from reservation_approvals; delete from reservations');
  const [employee, manager] = [await stage.client('employee'), await stage.client('manager')];
  await employee.createReservation({ vehicleId, startDate: inHours(24), endDate: inHours(27), purpose: 'Site visit' });
  const kind = 'tires';
  await manager.createMaintenance({ vehicleId, kind, startDate: inHours(48), endDate: inHours(50), note: 'Winter' });
  const { id: photoId } = await manager.uploadPhoto({ content: samplePictures['image/png'] });
  await manager.updateVehicle({ vehicleId, photoId, color: 'green' });
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

browserTest(
  'a manager sees its week, its work and its history, and keeps its papers',
  async () => {
    const page = await stage.openAs('manager', path);
    const panel = page.getByRole('tabpanel');
    await panel.getByText('Site visit').waitFor();
    const week = page.getByRole('list', { name: 'Today and the week ahead' });
    await expect.poll(() => week.textContent()).toMatch(/Requested, tomorrow.*Maintenance, /);

    await page.screenshot({ path: `${screenshots}vehicle-manager.png`, fullPage: true });
    await page.getByRole('tab', { name: 'Maintenance' }).click();
    await panel.getByText('Tires').waitFor();
    await panel.getByText('Winter').waitFor();
    for (const [tab, text] of [
      ['Trips', 'No trips yet'],
      ['Handovers', 'Nobody has taken it yet'],
      ['Alerts', 'Nothing to look at'],
      ['History', /→ green/],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await panel.getByText(text).waitFor();
    }

    await page.getByRole('tab', { name: 'Documents' }).click();
    await panel.getByRole('heading', { name: 'No documents yet' }).waitFor();
    const buffer = Buffer.from('%PDF-1.7\ntrailer << >>\n%%EOF\n');
    await panel.getByLabel('File').setInputFiles({ name: 'insurance.pdf', mimeType: 'application/pdf', buffer });
    await panel.getByLabel('Valid until').fill('2020-01-31');
    await panel.getByRole('button', { name: 'Add document' }).click();
    await panel.getByText('Expired').waitFor();
    expect(await panel.getByLabel('Name').inputValue()).toBe('');
    expect(await accessibilityFaults(page, { within: 'main' })).toEqual([]);
    await page.screenshot({ path: `${screenshots}vehicle-documents.png` });
    const waited = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download insurance' }).click();
    expect((await waited).suggestedFilename()).toBe('insurance.pdf');
    await panel.getByRole('button', { name: 'Delete insurance' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await panel.getByRole('heading', { name: 'No documents yet' }).waitFor();
    expect(new URL(page.url()).search).toBe('?section=documents');
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  120_000,
);

browserTest(
  'an employee sees when it is taken, not by whom, reserves it from there, and is told what is for others',
  async () => {
    const page = await stage.openAs('employee2', `${path}?section=history`);
    await page.getByText('This part is for those who manage the fleet.').waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByText('You have not reserved it.').waitFor();
    const week = page.getByRole('list', { name: 'Today and the week ahead' });
    await expect.poll(() => week.textContent()).toContain('Requested, tomorrow');
    expect(await page.getByText('Site visit').count()).toBe(0);
    expect(await page.getByRole('tab').count()).toBe(4);
    expect(await page.getByRole('tab', { name: /Handovers|Alerts|History/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.waitForURL(/\/tabs\/reserve\?vehicleId=/);
    expect(new URL(page.url()).searchParams.get('vehicleId')).toBe(vehicleId);
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  120_000,
);
