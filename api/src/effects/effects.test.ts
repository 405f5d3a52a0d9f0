import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';
import { demoApps } from '@fleet/local/seed/demo-directory.ts';
import { createTestSyncCalendar } from '@fleet/local/testing/calendar-effect.ts';
import { type DemoStage, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { readMail } from '@fleet/local/testing/read-mail.ts';
import { recordGraph } from '@fleet/local/testing/recorded-graph.ts';
import { startTestMicrosoft, type TestMicrosoft } from '@fleet/local/testing/test-microsoft.ts';
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SystemContext, UserContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { rejectReservation } from '../domain/reservation/reject-reservation.ts';
import { createGraphMail } from '../ports/mail/graph-mail.ts';
import { createApplicationTokens } from '../ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from '../ports/microsoft/graph-clients.ts';
import type { Effect } from './effect.ts';
import { createMailLinks } from './mail/mail-links.ts';
import { createSendMail } from './send-mail.ts';

const links = createMailLinks({ publicUrl: 'https://fleet.contoso.example' });
const log = { warn: (fields: object, message: string) => expect.fail(`${message} ${JSON.stringify(fields)}`) };
const patience = { timeout: 10_000, interval: 25 };
const fleet = 'fleet@contoso.example';
const period = { startDate: '2030-03-04T08:00:00.000Z', endDate: '2030-03-04T11:00:00.000Z' };
const now = () => new Date('2030-03-01T08:00:00.000Z');

let stage: DemoStage;
let microsoft: TestMicrosoft;
let graph: Client;
let syncCalendar: Effect;
let sendMail: Effect;
let employee: UserContext;
let approver: UserContext;
let system: SystemContext;
const exchanges = recordGraph();

beforeEach(async () => {
  [stage, microsoft] = await Promise.all([setDemoStage(now), startTestMicrosoft({ now })]);
  graph = await microsoft.graphAsApp();
  [employee, approver] = await Promise.all([stage.as('employee'), stage.as('approver')]);
  system = { ...employee, actor: { kind: 'system' } };
  const tokens = createApplicationTokens({ ...demoApps.api, emulatorUrl: microsoft.url });
  const mailboxes = createGraphMailboxes(tokens, microsoft.url);
  syncCalendar = createTestSyncCalendar({ pool: stage.pool, emulatorUrl: microsoft.url });
  sendMail = createSendMail({ outlook: createGraphMail(mailboxes), smtp: undefined, links, log });
});

afterEach(async () => {
  await microsoft.close();
  await stage.drop();
});

interface BatchPart {
  method: string;
  url: string;
}

async function reserve() {
  const [vehicle] = await stage.look<{ id: string; mailbox_address: string }>(
    `select v.id, v.mailbox_address from vehicles v join pools p on p.id = v.pool_id
      where v.tenant_id = $1 and v.status = 'active' and exists (select from approval_steps s where s.pool_id = p.id) order by v.license_plate limit 1`,
    [employee.tenantId],
  );
  if (!vehicle) throw new Error('The demo has no vehicle');
  const reservation = await createReservation(employee, { vehicleId: vehicle.id, ...period, purpose: 'Site <visit>' });
  return { reservation, vehicleMailbox: vehicle.mailbox_address };
}

async function outbox(): Promise<DomainEvent[]> {
  return stage.look<DomainEvent>(
    `select id, tenant_id as "tenantId", type, entity_id as "entityId", payload, occurred_at as "occurredAt"
       from outbox_events order by id`,
  );
}

async function deliverAll(effect: Effect): Promise<void> {
  for (const event of await outbox()) await effect.deliver(event, system);
}

async function events(mailbox: string): Promise<Event[]> {
  const answer: { value: Event[] } = await graph.api(`/users/${mailbox}/events`).get();
  return answer.value;
}

describe('Outlook shows a reservation', () => {
  test('as a tentative hold of the vehicle alone while it is pending', async () => {
    const { vehicleMailbox } = await reserve();
    await deliverAll(syncCalendar);
    const [event, ...others] = await events(fleet);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      showAs: 'tentative',
      start: { dateTime: '2030-03-04T08:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2030-03-04T11:00:00.0000000', timeZone: 'UTC' },
    });
    expect(event?.attendees?.map(({ emailAddress, type }) => [type, emailAddress?.address])).toEqual([
      ['resource', vehicleMailbox],
    ]);
    expect(event?.body?.content).toContain('Site &lt;visit&gt;');
    await vi.waitFor(async () => expect(await events(vehicleMailbox)).toHaveLength(1), patience);
    expect(await events('employee@contoso.example')).toEqual([]);
  });

  test('with driver and approver once it is approved, as the same event', async () => {
    const { reservation, vehicleMailbox } = await reserve();
    await deliverAll(syncCalendar);
    const [before] = await events(fleet);
    await approveReservation(approver, { reservationId: reservation.id });
    await deliverAll(syncCalendar);
    const [event, ...others] = await events(fleet);
    expect(others).toEqual([]);
    expect(event?.id).toBe(before?.id);
    expect(event?.showAs).toBe('busy');
    expect(event?.attendees?.map(({ emailAddress, type }) => [type, emailAddress?.address])).toEqual([
      ['resource', vehicleMailbox],
      ['required', 'employee@contoso.example'],
      ['optional', 'approver@contoso.example'],
    ]);
    expect(await events('employee@contoso.example')).toHaveLength(1);
    const [row] = await stage.look<{ outlook_event_id: string; calendar_version: number }>(
      'select outlook_event_id, calendar_version from reservations where id = $1',
      [reservation.id],
    );
    expect(row?.calendar_version).toBe(2);
    expect(row?.outlook_event_id).toBeTruthy();
  });

  test.each([
    ['rejected', rejectReservation, () => approver],
    ['cancelled', cancelReservation, () => employee],
  ] as const)('no longer when it is %s', async (_, command, who) => {
    const { reservation } = await reserve();
    await deliverAll(syncCalendar);
    await command(who(), { reservationId: reservation.id, reason: 'Plans changed' });
    await deliverAll(syncCalendar);
    expect((await events(fleet)).filter(({ isCancelled }) => !isCancelled)).toEqual([]);
  });

  test('once, even when the process dies after Graph accepted and before the event id was recorded', async () => {
    const { reservation } = await reserve();
    await deliverAll(syncCalendar);
    await stage.look(
      'update reservations set outlook_event_id = null, calendar_version = 0, calendar_agreed = null where id = $1',
      [reservation.id],
    );
    await deliverAll(syncCalendar);
    expect(await events(fleet)).toHaveLength(1);
    const parts = exchanges.flatMap(({ requestBody }) => (requestBody as { requests?: BatchPart[] })?.requests ?? []);
    expect(parts.filter(({ method, url }) => method === 'POST' && url.endsWith('/events'))).toHaveLength(1);
  });

  test('without a request to Graph when an event is delivered again', async () => {
    await reserve();
    await deliverAll(syncCalendar);
    exchanges.length = 0;
    await deliverAll(syncCalendar);
    expect(exchanges).toEqual([]);
  });
});

describe('mail tells', () => {
  test('the approver to decide, then the driver that it was approved, each once', async () => {
    const { reservation } = await reserve();
    await deliverAll(sendMail);
    await approveReservation(approver, { reservationId: reservation.id });
    await deliverAll(sendMail);
    await deliverAll(sendMail);
    const toApprover = await readMail(microsoft.url, 'approver@contoso.example');
    const toEmployee = await readMail(microsoft.url, 'employee@contoso.example');
    expect(toApprover.map(({ document }) => document.subject)).toEqual([
      expect.stringMatching(/^Please decide: .+Mon, 4 Mar 2030, 09:00–12:00$/),
    ]);
    expect(toEmployee.map(({ document }) => document.subject)).toEqual([expect.stringMatching(/^Approved: /)]);
  });

  test.each([
    ['gatewayTimeoutAfterCommit', 'was sent though nobody heard of it'],
    ['internalServerError', 'was not sent'],
  ])('each once where %s struck, so that it %s', async (fault) => {
    const strike = (rates: object) =>
      fetch(`${microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify({ rates }) });
    const { reservation } = await reserve();
    await approveReservation(approver, { reservationId: reservation.id });
    await strike({ [fault]: 1 });
    await expect(deliverAll(sendMail)).rejects.toThrow();
    await strike({});
    await deliverAll(sendMail);
    await deliverAll(sendMail);
    const toEmployee = await readMail(microsoft.url, 'employee@contoso.example');
    expect(toEmployee.map(({ document }) => document.subject)).toEqual([expect.stringMatching(/^Approved: /)]);
  });

  test('somebody once where the worker died after sending', async () => {
    const { reservation } = await reserve();
    await approveReservation(approver, { reservationId: reservation.id });
    const database: typeof system.database = { ...system.database };
    const dying = { ...system, database };
    const sent = async () => (await readMail(microsoft.url, 'employee@contoso.example')).length > 0;
    database.transaction = async (...given) => {
      if (await sent()) throw new Error('The worker was killed');
      return system.database.transaction(...given);
    };
    for (const event of await outbox()) await sendMail.deliver(event, dying).catch(() => undefined);
    expect(await sent()).toBe(true);
    await deliverAll(sendMail);
    expect(await readMail(microsoft.url, 'employee@contoso.example')).toHaveLength(1);
  });

  test('nothing about a state that has passed', async () => {
    const { reservation } = await reserve();
    await cancelReservation(employee, { reservationId: reservation.id });
    await deliverAll(sendMail);
    const toApprover = await readMail(microsoft.url, 'approver@contoso.example');
    expect(toApprover.map(({ document }) => document.subject)).toEqual([expect.stringMatching(/^Cancelled: /)]);
  });
});

test('the worker carries a committed reservation to Outlook and to the inbox by itself', async () => {
  const { vehicleMailbox } = await reserve();
  const worker = await startDeliveryWorker({
    jobsUrl: stage.jobsUrl,
    deliveries: [syncCalendar, sendMail].map(({ name, handles, deliver }) => ({
      name,
      handles,
      deliver: (event, tenantId) => deliver(event as DomainEvent, { ...system, tenantId }),
    })),
    log: () => {},
  });
  await vi.waitFor(async () => {
    expect(await events(vehicleMailbox)).toHaveLength(1);
    expect(await readMail(microsoft.url, 'approver@contoso.example')).toHaveLength(1);
  }, patience);
  await worker.stop();
});
