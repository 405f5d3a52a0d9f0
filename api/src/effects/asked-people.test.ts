/** What those hear who decide step by step, for somebody else, and when nobody did in time. */
import type { Broadcast } from '@fleet/contracts/socket-events.ts';
import { demoApps } from '@fleet/local/seed/demo-directory.ts';
import { setApprovalSteps } from '@fleet/local/testing/approval-steps.ts';
import { type DemoPerson, type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { readMail } from '@fleet/local/testing/read-mail.ts';
import { startTestMicrosoft, type TestMicrosoft } from '@fleet/local/testing/test-microsoft.ts';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestSyncCalendar } from '../../../infra/local/testing/calendar-effect.ts';
import { createApprovalDelegation } from '../domain/approval/create-approval-delegation.ts';
import { escalateApproval } from '../domain/approval/escalate-approval.ts';
import type { SystemContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { rejectReservation } from '../domain/reservation/reject-reservation.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { createGraphMail } from '../ports/mail/graph-mail.ts';
import { createApplicationTokens } from '../ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../ports/microsoft/graph-clients.ts';
import { createBroadcast } from './broadcast.ts';
import type { Effect } from './effect.ts';
import { createMailLinks } from './mail/mail-links.ts';
import { createSendMail } from './send-mail.ts';

const links = createMailLinks({ publicUrl: 'https://fleet.contoso.example' });
const log = { warn: (fields: object, message: string) => expect.fail(`${message} ${JSON.stringify(fields)}`) };
const plate = 'M-FT 1204';
const period = { startDate: '2030-03-04T08:00:00.000Z', endDate: '2030-03-04T11:00:00.000Z' };
let clock = new Date('2030-03-01T08:00:00.000Z');
let stage: DemoStage;
let microsoft: TestMicrosoft;
let system: SystemContext;
let effects: Effect[];
let heard: Extract<Broadcast, { reservation: object }>[];

beforeEach(async () => {
  clock = new Date('2030-03-01T08:00:00.000Z');
  const now = () => clock;
  [stage, microsoft] = await Promise.all([setDemoStage(now), startTestMicrosoft({ now })]);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  heard = [];
  const mailboxes = createGraphMailboxes(
    createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url }),
    microsoft.url,
  );
  effects = [
    createSendMail({ outlook: createGraphMail(mailboxes), smtp: undefined, links, log }),
    createTestSyncCalendar({ pool: stage.pool, emulatorUrl: microsoft.url }),
    createBroadcast(async (broadcast) => void ('reservation' in broadcast && heard.push(broadcast))),
  ];
  await setApprovalSteps(stage, plate, [{ asks: ['approver', 'employee2'] }, { asks: ['manager'] }]);
});
afterEach(async () => {
  await microsoft.close();
  await stage.drop();
});

async function reserve() {
  const input = { vehicleId: demoVehicleId(plate), ...period, purpose: 'Site visit' };
  return (await createReservation(await stage.as('employee'), input)).id;
}

/** Delivers everything that has happened, also what was delivered before. */
async function deliver(): Promise<void> {
  const events = await stage.look<DomainEvent>(
    `select id, tenant_id as "tenantId", type, entity_id as "entityId", payload, occurred_at as "occurredAt"
     from outbox_events order by id`,
  );
  for (const event of events) for (const effect of effects) await effect.deliver(event, system);
}

const everybody = ['employee', 'employee2', 'approver', 'manager', 'admin'] as const;

/** The headlines of each person's mails, oldest first. */
async function headlines(): Promise<Partial<Record<DemoPerson, string[]>>> {
  const entries = await Promise.all(
    everybody.map(async (person) => {
      const mails = await readMail(microsoft.url, `${person}@contoso.example`);
      return [person, mails.map(({ document }) => String(document.subject).replace(/:.*/, '')).reverse()] as const;
    }),
  );
  return Object.fromEntries(entries.filter(([, some]) => some.length > 0));
}

const idOf = async (person: DemoPerson) => (await stage.as(person)).actor.userId;

test('everybody of a step is asked when it begins, and told once; the requester hears of the last decision alone', async () => {
  const reservationId = await reserve();
  await deliver();
  expect(await headlines()).toEqual({ approver: ['Please decide'], employee2: ['Please decide'] });
  await approveReservation(await stage.as('approver'), { reservationId });
  await deliver();
  expect(await headlines()).toEqual({
    approver: ['Please decide'],
    employee2: ['Please decide'],
    manager: ['Please decide'],
  });
  await rejectReservation(await stage.as('manager'), { reservationId });
  await deliver();
  expect((await headlines()).employee).toEqual(['Rejected']);
  const [mail] = await readMail(microsoft.url, 'employee@contoso.example');
  expect(JSON.stringify(mail?.document)).toContain('Marco Rossi decided against it');
});

test('whoever stands in is told for whom', async () => {
  const delegation = {
    delegateId: await idOf('admin'),
    startDate: '2030-03-01T00:00:00Z',
    endDate: '2030-03-02T00:00:00Z',
  };
  await createApprovalDelegation(await stage.as('approver'), delegation);
  const reservationId = await reserve();
  await deliver();
  expect(await headlines()).toEqual({
    admin: ['Please decide'],
    approver: ['Please decide'],
    employee2: ['Please decide'],
  });
  const [mail] = await readMail(microsoft.url, 'admin@contoso.example');
  expect(JSON.stringify(mail?.document)).toContain('You stand in for Amira Haddad.');
  expect(heard.at(-1)?.userIds).toContain(await idOf('admin'));
  await approveReservation(await stage.as('admin'), { reservationId });
  await deliver();
  expect(heard.at(-1)?.userIds).toContain(await idOf('admin'));
});

test('when nobody decided in time, only those are told who are asked then', async () => {
  await setApprovalSteps(stage, plate, [{ escalatesAfterMinutes: 30, escalatesTo: ['admin'] }]);
  const reservationId = await reserve();
  await deliver();
  clock = new Date('2030-03-01T08:30:00.000Z');
  await escalateApproval(system, reservationId);
  await deliver();
  expect(await headlines()).toEqual({ approver: ['Please decide'], admin: ['Please decide'] });
});

test('a change within the tolerance asks nobody; beyond it everybody of the first step is asked again', async () => {
  const reservationId = await reserve();
  await deliver();
  const employee = await stage.as('employee');
  await updateReservation(employee, { reservationId, endDate: '2030-03-04T11:15:00.000Z' });
  await deliver();
  expect((await headlines()).approver).toEqual(['Please decide']);
  await updateReservation(employee, { reservationId, endDate: '2030-03-04T15:00:00.000Z' });
  await deliver();
  expect(await headlines()).toEqual({
    approver: ['Please decide', 'Please decide'],
    employee2: ['Please decide', 'Please decide'],
  });
});

test('a cancellation is told to whoever decided and to those who were to decide, not to those never asked', async () => {
  await setApprovalSteps(stage, plate, [
    { asks: ['approver', 'employee2'] },
    { asks: ['manager'] },
    { asks: ['admin'] },
  ]);
  const reservationId = await reserve();
  await approveReservation(await stage.as('approver'), { reservationId });
  await cancelReservation(await stage.as('employee'), { reservationId });
  await deliver();
  expect(await headlines()).toEqual({ employee: ['Cancelled'], approver: ['Cancelled'], manager: ['Cancelled'] });
});

test('browsers of everybody who decides or decided hear of each change', async () => {
  const reservationId = await reserve();
  await approveReservation(await stage.as('employee2'), { reservationId });
  await deliver();
  const ids = await Promise.all((['employee', 'employee2', 'approver', 'manager'] as const).map(idOf));
  expect([...(heard.at(-1)?.userIds ?? [])].sort()).toEqual(ids.sort());
  expect(new Set(heard.at(-1)?.userIds).size).toBe(4);
});

test('Outlook stays tentative until the last step, follows every change, and invites whoever approved', async () => {
  const graph = await microsoft.graphAsApp();
  const shown = async () => {
    await deliver();
    const { value }: { value: Event[] } = await graph.api('/users/fleet@contoso.example/events').get();
    expect(value).toHaveLength(1);
    return value[0];
  };
  const reservationId = await reserve();
  expect(await shown()).toMatchObject({ showAs: 'tentative' });
  await approveReservation(await stage.as('employee2'), { reservationId });
  expect(await shown()).toMatchObject({ showAs: 'tentative', subject: expect.stringContaining('Pending') });
  await updateReservation(await stage.as('employee'), { reservationId, endDate: '2030-03-04T11:15:00.000Z' });
  expect(await shown()).toMatchObject({ end: { dateTime: '2030-03-04T11:15:00.0000000' } });
  await approveReservation(await stage.as('manager'), { reservationId });
  const approved = await shown();
  expect(approved).toMatchObject({ showAs: 'busy' });
  expect(approved?.attendees?.map(({ emailAddress }) => emailAddress?.address)).toEqual([
    expect.any(String),
    'employee@contoso.example',
    'manager@contoso.example',
  ]);
});
