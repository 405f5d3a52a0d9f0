import { demoApps } from '@fleet/local/seed/demo-directory.ts';
import { type DemoPerson, type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { readMail } from '@fleet/local/testing/read-mail.ts';
import { startTestMicrosoft, type TestMicrosoft } from '@fleet/local/testing/test-microsoft.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SystemContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { checkInReservation } from '../domain/handover/check-in-reservation.ts';
import { checkOutReservation } from '../domain/handover/check-out-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { createWaitlistRequest } from '../domain/waitlist/create-waitlist-request.ts';
import { clockJobs, runJobs } from '../jobs/run-jobs.ts';
import { createGraphMail } from '../ports/mail/graph-mail.ts';
import { createApplicationTokens } from '../ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../ports/microsoft/graph-clients.ts';
import type { Effect } from './effect.ts';
import { createMailLinks } from './mail/mail-links.ts';
import { createSendMail } from './send-mail.ts';

const links = createMailLinks({ publicUrl: 'https://fleet.example' });
const log = { warn: (fields: object, message: string) => expect.fail(`${message} ${JSON.stringify(fields)}`) };
const corsa = demoVehicleId('M-CO 1010');
let clock: Date;
let stage: DemoStage;
let microsoft: TestMicrosoft;
let sendMail: Effect;
let system: SystemContext;

beforeEach(async () => {
  clock = new Date('2030-03-01T08:00:00Z');
  [stage, microsoft] = await Promise.all([setDemoStage(() => clock), startTestMicrosoft({ now: () => clock })]);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url });
  sendMail = createSendMail({
    outlook: createGraphMail(createGraphMailboxes(tokens, microsoft.url)),
    smtp: undefined,
    links,
    log,
  });
  await stage.look('update vehicles set odometer_meters = 0');
});
afterEach(async () => {
  await microsoft.close();
  await stage.drop();
});

const reserve = async (person: DemoPerson, startDate: string, endDate: string, vehicleId = corsa) => {
  const input = { vehicleId, startDate, endDate, purpose: 'Site <visit>' };
  return (await createReservation(await stage.as(person), input)).id;
};
const handover = (reservationId: string) => ({
  reservationId,
  odometerMeters: 0,
  photoIds: [],
  correctOdometer: false,
  damageBlocksVehicle: false,
});
const checkOut = async (person: DemoPerson, id: string) => checkOutReservation(await stage.as(person), handover(id));

async function minutePasses(): Promise<void> {
  await runJobs(clockJobs, [system], { info() {}, error: (facts) => expect.fail(JSON.stringify(facts)) });
}
/** Delivers every event, also those that were delivered before. */
async function deliverAll(): Promise<void> {
  const events = await stage.look<DomainEvent>(
    'select id, type, entity_id as "entityId", payload from outbox_events order by occurred_at, id',
  );
  for (const event of events) if (sendMail.handles.includes(event.type)) await sendMail.deliver(event, system);
}
const mailsTo = async (person: DemoPerson) => {
  const mails = await readMail(microsoft.url, `${person}@contoso.example`);
  return mails.map(({ document }) => ({ subject: document.subject ?? '', text: document.body?.content ?? '' }));
};

describe('mail tells, once', () => {
  test('the driver of a reservation that starts within a day', async () => {
    await reserve('employee', '2030-03-04T08:00:00Z', '2030-03-04T11:00:00Z');
    clock = new Date('2030-03-03T08:00:00Z');
    await minutePasses();
    await deliverAll();
    await deliverAll();
    const subjects = (await mailsTo('employee')).map(({ subject }) => subject);
    expect(subjects).toContain('Reminder: Opel Corsa (M-CO 1010), Mon, 4 Mar 2030, 09:00–12:00');
    expect(subjects.filter((subject) => subject.startsWith('Reminder'))).toHaveLength(1);
  });

  test('the driver whose vehicle waits, and until when', async () => {
    await stage.look('update pools set no_show_minutes = 20');
    await reserve('employee', '2030-03-04T08:00:00Z', '2030-03-04T11:00:00Z');
    clock = new Date('2030-03-04T08:10:00Z');
    await minutePasses();
    await deliverAll();
    await deliverAll();
    const [told, ...rest] = (await mailsTo('employee')).filter(({ subject }) =>
      subject.startsWith('Your vehicle waits'),
    );
    expect(rest).toEqual([]);
    expect(told?.subject).toContain('M-CO 1010');
    expect(told?.text).toContain('kept for you until Mon, 4 Mar 2030, 09:20');
  });

  test('every fleet manager of the week, where no channel hears of it', async () => {
    const { tenantId, actor } = await stage.as('manager');
    await stage.look(
      `insert into manager_channels (tenant_id, conversation_id, reference, appointed_by) values ($1, '19:x', '{}', $2)`,
      [tenantId, actor.userId],
    );
    clock = new Date('2030-03-04T07:00:00Z');
    await minutePasses();
    await deliverAll();
    expect(await mailsTo('manager')).toEqual([]);
    await stage.look('delete from manager_channels');
    await deliverAll();
    await deliverAll();
    const [told, ...rest] = await mailsTo('manager');
    expect(rest).toEqual([]);
    expect(told?.subject).toBe('Your fleet last week: 25 February 2030 to 3 March 2030');
    expect(await mailsTo('admin')).toEqual([]);
  });

  test('whoever should be back that they are missed, and the next driver which vehicle they have instead', async () => {
    const late = await reserve('employee2', '2030-03-04T08:00:00Z', '2030-03-04T10:00:00Z');
    await reserve('employee', '2030-03-04T10:30:00Z', '2030-03-04T12:00:00Z');
    clock = new Date('2030-03-04T08:00:00Z');
    await checkOut('employee2', late);
    clock = new Date('2030-03-04T10:00:00Z');
    await minutePasses();
    await deliverAll();
    await deliverAll();
    const [missed, ...rest] = (await mailsTo('employee2')).filter(({ subject }) => subject.startsWith('Please return'));
    expect(missed?.subject).toContain('M-CO 1010');
    expect(rest).toEqual([]);
    const told = (await mailsTo('employee')).filter(({ subject }) => subject.startsWith('Another vehicle'));
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).not.toContain('M-CO 1010');
    expect(told[0]?.text).toContain('Opel Corsa (M-CO 1010) has not come back in time');
  });

  test('the next driver what else there is, when there is nothing like their vehicle in its pool', async () => {
    const minibus = demoVehicleId('M-VW 2290');
    const late = await reserve('employee2', '2030-03-04T08:00:00Z', '2030-03-04T10:00:00Z', minibus);
    await reserve('employee', '2030-03-04T10:30:00Z', '2030-03-04T12:00:00Z', minibus);
    clock = new Date('2030-03-04T08:00:00Z');
    await checkOut('employee2', late);
    clock = new Date('2030-03-04T10:00:00Z');
    await minutePasses();
    await deliverAll();
    await minutePasses();
    await deliverAll();
    const told = (await mailsTo('employee')).filter(({ subject }) => subject.startsWith('Your vehicle is late'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(/Free at your time<.+\([A-Z]+-[A-Z]+ \d+E?\)/s);
  });

  test('whoever waits what is kept for them, and how long', async () => {
    const id = await reserve('employee', '2030-03-01T08:00:00Z', '2030-03-01T18:00:00Z');
    await checkOut('employee', id);
    const wish = { vehicleId: corsa, startDate: '2030-03-01T14:00:00Z', endDate: '2030-03-01T16:00:00Z' };
    await createWaitlistRequest(await stage.as('employee2'), { ...wish, equipment: [], purpose: 'Site <visit>' });
    clock = new Date('2030-03-01T10:00:00Z');
    await checkInReservation(await stage.as('employee'), handover(id));
    await minutePasses();
    await deliverAll();
    await deliverAll();
    const [offer, ...rest] = await mailsTo('employee2');
    expect(rest).toEqual([]);
    expect(offer?.subject).toBe('A vehicle for you: Opel Corsa (M-CO 1010), Fri, 1 Mar 2030, 15:00–17:00');
    expect(offer?.text).toContain('kept for you until Fri, 1 Mar 2030, 11:30');
    expect(offer?.text).toContain('Site &lt;visit&gt;');
  });
});

test('nobody hears of an offer that has expired, or of a vehicle that is back by now', async () => {
  const late = await reserve('employee2', '2030-03-04T08:00:00Z', '2030-03-04T10:00:00Z');
  clock = new Date('2030-03-04T08:00:00Z');
  await checkOut('employee2', late);
  const wish = { vehicleId: demoVehicleId('M-CO 1011'), startDate: '2030-03-05T08:00:00Z' };
  const times = { ...wish, endDate: '2030-03-05T10:00:00Z', equipment: [], purpose: 'Errand' };
  await createWaitlistRequest(await stage.as('employee'), times);
  clock = new Date('2030-03-04T10:00:00Z');
  await minutePasses();
  clock = new Date('2030-03-04T10:30:00Z');
  await checkInReservation(await stage.as('employee2'), handover(late));
  await deliverAll();
  expect(await mailsTo('employee')).toEqual([]);
  expect((await mailsTo('employee2')).map(({ subject }) => subject)).toEqual([]);
});
