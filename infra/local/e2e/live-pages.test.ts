/** What managers should look at, live; and a driver's phone instead of a device in the vehicle. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { raiseAlerts } from '../../../api/src/domain/alert/raise-alerts.ts';
import { browserTest } from '../testing/browser.ts';
import { demoCompany, demoVehicleId } from '../testing/demo-stage.ts';
import { bearsEveryLook } from '../testing/looks.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

let stage: TabStage;
beforeAll(async () => {
  stage = await setTabStage();
}, 240_000);
beforeEach(() => {
  stage.faults.length = 0;
});
afterAll(() => stage?.drop());

const golf = demoVehicleId('M-VW 5012');

async function raise(kind: 'fault-code' | 'low-energy', subject: string, detail: object): Promise<void> {
  const { tenantId } = demoCompany();
  const raisedAt = new Date();
  await stage.database.transaction((await stage.as('manager')).tenantId, (transaction) =>
    raiseAlerts(transaction, [{ kind, vehicleId: golf, reservationId: null, subject, detail, raisedAt }]),
  );
  const [event] = await stage.look<{ id: string; entity_id: string }>(
    "select id, entity_id from outbox_events where type = 'alert.raised' order by occurred_at desc, id desc limit 1",
  );
  stage.sockets.deliver({ id: event?.id ?? '', tenantId, changed: 'alert', entityId: event?.entity_id ?? '' });
}

browserTest('an alert appears by itself, tells what is known, and goes once somebody looks after it', async () => {
  const page = await stage.openAs('manager', 'alerts');
  await page.getByText('Nothing needs you').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await raise('fault-code', 'P0171', { faultCodes: ['P0171'] });
  const list = page.getByRole('list', { name: 'Alerts' });
  await list.getByText('P0171').waitFor();
  await raise('low-energy', 'next', { percent: 12, dueAt: new Date(Date.now() + 3_600_000).toISOString() });
  await list.getByText('12 %').waitFor();
  await page.getByLabel('Kind').selectOption({ label: 'Fault reported' });
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('button', { name: 'I look after it: Fault reported, M-VW 5012' }).press('Enter');
  await page.getByText('Nothing needs you').waitFor();
  await page.getByRole('switch', { name: 'Also those that are over or looked after' }).click();
  await list.getByText('Marco Rossi').waitFor();
  await page.context().close();
  expect(stage.faults).toEqual([]);
});

browserTest('employees find no alerts', async () => {
  const page = await stage.openAs('employee', 'alerts');
  await page.getByRole('heading', { name: 'You have no access to this' }).waitFor();
  await page.context().close();
});

async function take(): Promise<string> {
  const { actor } = await stage.as('employee');
  const [row] = await stage.look<{ id: string }>(
    `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by, checked_out_at)
     select d.tenant_id, $1, d.id, now() - interval '1 hour', now() + interval '3 hours', 'Europe/Berlin', 'active', 'Visit', d.user_id,
       now() - interval '1 hour' from drivers d where d.user_id = $2 returning id`,
    [golf, actor.userId],
  );
  return row?.id ?? '';
}

browserTest(
  'a phone shares where the vehicle is: plainly, until it is stopped or the vehicle returned',
  async () => {
    const stored = () => stage.look<{ latitude: number }>('select latitude from positions order by device_time');
    const none = await stage.openAs('employee', 'share-position');
    await none.getByText('You have no vehicle now').waitFor();
    await none.context().close();
    const reservationId = await take();
    const options = { geolocation: { latitude: 48.15, longitude: 11.56 }, permissions: ['geolocation'] };
    const page = await stage.openAs('employee', `reservations/${reservationId}`, options);
    await page.getByRole('link', { name: 'Share where the vehicle is, with a phone' }).click();
    await page.getByText('Nothing is shared.').waitFor();
    await page.getByText('It works only while this page is open').waitFor();
    expect(await stored()).toEqual([]);
    await page.getByRole('button', { name: 'Start sharing' }).press('Enter');
    await page.getByText(/Your phone shares where .*M-VW 5012 is\./).waitFor();
    await page.getByText(/^1 place sent, the last /).waitFor();
    expect(await stored()).toEqual([{ latitude: 48.15 }]);

    await page.context().setOffline(true);
    await page.context().setGeolocation({ latitude: 48.16, longitude: 11.56 });
    await page.getByText(/1 place waits for a connection/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^2 places sent, the last /).waitFor();
    expect((await stored()).map(({ latitude }) => latitude)).toEqual([48.15, 48.16]);

    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('Nothing is shared.').waitFor();
    await page.context().setGeolocation({ latitude: 48.17, longitude: 11.56 });
    await page.getByRole('button', { name: 'Start sharing' }).click();
    await expect.poll(async () => (await stored()).length).toBe(3);
    await stage.look("update reservations set status = 'completed', checked_in_at = now() where id = $1", [
      reservationId,
    ]);
    await page.context().setGeolocation({ latitude: 48.18, longitude: 11.56 });
    await page.getByText('Only whoever has taken the vehicle tells where it is.').waitFor();
    await page.getByText('Nothing is shared.').waitFor();
    await page.context().close();
    expect(stage.faults).toEqual([]);
  },
  60_000,
);

browserTest('who does not allow it is told how it is allowed', async () => {
  await take();
  const page = await stage.openAs('employee', 'share-position');
  await page.getByRole('button', { name: 'Start sharing' }).click();
  await page.getByText('Allow it in the settings of the browser or of Teams').waitFor();
  await page.getByText('Nothing is shared.').waitFor();
  await page.context().close();
});

browserTest(
  'alerts and the phone bear every look',
  async () => {
    await raise('fault-code', 'P0300', { faultCodes: ['P0300', 'P0171'] });
    const ready = (text: string) => (page: import('playwright-core').Page) => page.getByText(text).first().waitFor();
    const looks = [
      { person: 'manager', path: 'alerts', name: 'alerts', ready: ready('P0300') },
      { person: 'employee', path: 'share-position', name: 'share-position', ready: ready('Start sharing') },
    ] as const;
    for (const look of looks) expect(await bearsEveryLook(stage, look)).toEqual([]);
  },
  180_000,
);
