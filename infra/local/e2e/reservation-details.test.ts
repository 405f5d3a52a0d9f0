/** One reservation: its calendar and approvals, notes, changes with what would work, and the end of a series. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { samplePictures } from '../testing/sample-pictures.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
let page: Page;
const vehicleId = demoVehicleId('M-FT 1204');
const inHours = (hours: number) => {
  const hour = 3_600_000;
  return new Date((Math.floor(Date.now() / hour) + hours) * hour).toISOString();
};
const reserve = async (person: 'employee' | 'employee2', from: number, to: number) =>
  (await stage.client(person)).createReservation({
    vehicleId,
    startDate: inHours(from),
    endDate: inHours(to),
    purpose: 'Site visit',
  });

beforeAll(async () => {
  stage = await setTabStage();
  page = await stage.openAs('employee', 'reservations', { reducedMotion: 'reduce' });
}, 240_000);
beforeEach(async () => {
  stage.faults.length = 0;
  await stage.look('delete from reservation_notes; delete from reservation_approvals; delete from reservations');
});
afterAll(() => stage?.drop());

const open = (id: string) => page.goto(`${stage.url}/tabs/reservations/${id}`);

browserTest('says what Outlook does not show, who decides, and what people noted', async () => {
  const { id } = await reserve('employee', 24, 26);
  await open(id);
  await page.getByText('Calendar unconfirmed.').waitFor();
  await page
    .getByRole('region', { name: 'Approval' })
    .getByText(/has not decided yet/)
    .waitFor();
  await page.getByLabel('Add a note').fill('The key is in the drawer.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('region', { name: 'Notes' }).getByText('Elena Fischer,').waitFor();
  expect(await page.getByLabel('Add a note').inputValue()).toBe('');
  await stage.look(
    `update reservations set calendar_problem = 'ErrorQuotaExceeded', calendar_version = version where id = $1`,
    [id],
  );
  await stage.look(
    `insert into deliveries (tenant_id, event_id, effect, recipient, refusal)
     select tenant_id, id, 'send-mail', mail.recipient, mail.refusal from outbox_events,
       (values ('employee@contoso.example', null), ('approver@contoso.example', 'Mailbox full')) mail (recipient, refusal)
     where entity_id = $1 and type = 'reservation.created'`,
    [id],
  );
  await page.reload();
  await page.getByText('Not in the calendar.').waitFor();
  const mails = page.getByRole('region', { name: 'Mails' }).getByRole('listitem');
  await mails
    .filter({ hasText: 'Reserved: to Elena Fischer' })
    .getByText(/^Sent /)
    .waitFor();
  await mails
    .filter({ hasText: 'Reserved: to Amira Haddad' })
    .getByText(/^Refused .*: Mailbox full$/)
    .waitFor();
  expect(stage.faults).toEqual([]);
});

browserTest('is changed in a drawer; what is refused stays there with what would work', async () => {
  const { id } = await reserve('employee', 24, 26);
  const other = await reserve('employee2', 30, 32);
  await open(id);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: /^Change: Ford Transit/ });
  await drawer.getByLabel('Purpose').fill('Bridge inspection');
  const wall = (iso: string) =>
    new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' })
      .format(Date.parse(iso))
      .split(' ') as [string, string];
  const [day, time] = wall(other.startDate);
  await drawer.getByLabel('Start date').fill(day);
  await drawer.getByLabel('Start time').fill(time);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByRole('alert').waitFor();
  await drawer
    .getByRole('button', { name: /^Take / })
    .first()
    .click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('Bridge inspection').first().waitFor();
  const changed = await (await stage.client('employee')).getReservation({ reservationId: id });
  expect(changed).toMatchObject({ purpose: 'Bridge inspection' });
  expect([changed.vehicle.id, changed.startDate]).not.toEqual([vehicleId, other.startDate]);
  expect(stage.faults).toEqual([]);
});

browserTest('of a series, all that lie ahead are cancelled together', async () => {
  const client = await stage.client('employee');
  const series = await client.createSeries({
    vehicleId,
    recurrenceRule: 'FREQ=DAILY;COUNT=3',
    startWallTime: `${inHours(48).slice(0, 10)}T09:00`,
    lengthMinutes: 60,
    purpose: 'Training',
  });
  await open(series.occurrences[0]?.id ?? '');
  await page.getByRole('button', { name: /^Cancel reservation/ }).click();
  await page.getByRole('radio', { name: 'All that lie ahead' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel reservation' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const statuses = await stage.look<{ status: string }>('select status from reservations');
  expect(statuses.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(stage.faults).toEqual([]);
});

// Last, as a handover keeps its reservation.
browserTest('shows what was photographed when the vehicle was taken', async () => {
  const client = await stage.client('employee');
  const taken = demoVehicleId('M-CO 1010');
  const { id } = await client.createReservation({
    vehicleId: taken,
    startDate: inHours(1),
    endDate: inHours(3),
    purpose: 'Site visit',
  });
  const { odometerMeters } = await client.getVehicle({ vehicleId: taken });
  const photo = await client.uploadPhoto({ content: samplePictures['image/png'] });
  await client.checkOutReservation({ reservationId: id, odometerMeters, photoIds: [photo.id] });
  await open(id);
  await page.getByRole('region', { name: 'Handovers' }).getByRole('img', { name: 'Photo of the vehicle' }).waitFor();
  await expect
    .poll(() => page.evaluate(`document.querySelector('img[alt="Photo of the vehicle"]').naturalWidth`))
    .toBe(1);
  expect(stage.faults).toEqual([]);
});
