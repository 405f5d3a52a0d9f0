import type { Event } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../infra/local/testing/demo-stage.ts';
import { type ProductProcess, startProduct } from '../../infra/local/testing/product-process.ts';
import { readMail } from '../../infra/local/testing/read-mail.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../infra/local/testing/test-microsoft.ts';
import { until } from '../../infra/local/testing/until.ts';
import { startWatchedProxy } from '../../infra/local/testing/watched-proxy.ts';
import { approveReservation } from './domain/reservation/approve-reservation.ts';
import { createReservation } from './domain/reservation/create-reservation.ts';

let stage: DemoStage;
let microsoft: TestMicrosoft;
const started: ProductProcess[] = [];
beforeEach(async () => {
  [stage, microsoft] = await Promise.all([setDemoStage(), startTestMicrosoft()]);
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
  await microsoft.close();
  await stage.drop();
});

function startWorker(microsoftUrl = microsoft.url): ProductProcess {
  const worker = startProduct('worker', stage, microsoftUrl);
  started.push(worker);
  return worker;
}

async function reserve(): Promise<string> {
  const start = new Date();
  start.setUTCDate(start.getUTCDate() + 3);
  const period = { startDate: start.toISOString(), endDate: new Date(start.getTime() + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'Site visit' };
  return (await createReservation(await stage.as('employee'), input)).id;
}

async function untilShown(reservationId: string, version: number): Promise<string> {
  return until(async () => {
    const [row] = await stage.look<{ outlook_event_id: string | null; calendar_version: number }>(
      'select outlook_event_id, calendar_version from reservations where id = $1',
      [reservationId],
    );
    return row?.calendar_version === version && (row.outlook_event_id ?? undefined);
  });
}

async function fleetEvents(): Promise<Event[]> {
  const graph = await microsoft.graphAsApp();
  const answer: { value: Event[] } = await graph.api('/users/fleet@contoso.example/events').get();
  return answer.value;
}

/** How many jobs wait or run. */
async function jobsLeft(): Promise<number> {
  const [row] = await stage.look<{ count: number }>('select count(*)::int as count from graphile_worker.jobs');
  return row?.count ?? 0;
}

const createsAnEvent = (request: string) => /POST \/v1\.0\/users\/[^/]+\/events(,|$)/.test(request);
const sendsMail = (request: string) => request.endsWith('/sendMail');

/** Kills the first worker at an exact moment, lets a second one finish, and ends that in order. */
async function killOnce(moment: 'before' | 'after', isTheMoment: (request: string) => boolean) {
  let victim: ProductProcess | undefined;
  const proxy = await startWatchedProxy(microsoft.url, {
    before(request) {
      // What the victim does at the same time must not decide the outcome, so of it only the moment itself goes through.
      if (victim && (sendsMail(request) || createsAnEvent(request)) && !isTheMoment(request)) return 'drop';
      return moment === 'before' ? killAt(request) : undefined;
    },
    after: (request) => (moment === 'after' ? killAt(request) : undefined),
  });
  function killAt(request: string): 'drop' | undefined {
    if (!victim || !isTheMoment(request)) return undefined;
    victim.child.kill('SIGKILL');
    victim = undefined;
    return 'drop';
  }
  const reservationId = await reserve();
  const first = startWorker(proxy.url);
  victim = first;
  expect(await first.ended).toBeNull();
  const eventsLeft = (await fleetEvents()).length;

  const second = startWorker(proxy.url);
  await untilShown(reservationId, 1);
  await until(async () => {
    // A mail of the victim's of which it did not hear waits for a minute until the sent items tell; nobody waits here.
    await stage.look('update graphile_worker._private_jobs set run_at = now() where run_at > now()');
    return (await jobsLeft()) === 0;
  });
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  await proxy.close();
  const mail = await readMail(microsoft.url, 'approver@contoso.example');
  return { eventsLeft, events: await fleetEvents(), mail };
}

test('a worker killed between commit and effect: the next one does everything, once', async () => {
  const { eventsLeft, events, mail } = await killOnce('before', createsAnEvent);
  expect(eventsLeft).toBe(0);
  expect(events).toHaveLength(1);
  expect(mail).toHaveLength(1);
});

test('a worker killed right after the event was created, its id unheard: the next one finds it and makes no second', async () => {
  const { eventsLeft, events, mail } = await killOnce('after', createsAnEvent);
  expect(eventsLeft).toBe(1);
  expect(events).toHaveLength(1);
  expect(mail).toHaveLength(1);
});

test('a worker killed before a mail was sent: the next one sends it, once', async () => {
  const { mail } = await killOnce('before', sendsMail);
  expect(mail).toHaveLength(1);
});

// Graph's sendMail knows no idempotency key, so whoever is not sure looks among the sent items first.
test('a worker killed exactly between a mail and its entry in the ledger: the next one finds it sent, and sends no second', async () => {
  const { events, mail } = await killOnce('after', sendsMail);
  expect(events).toHaveLength(1);
  expect(mail).toHaveLength(1);
});

test('what was committed while no worker ran is carried when one comes, in order, once', async () => {
  const reservationId = await reserve();
  await approveReservation(await stage.as('approver'), { reservationId });
  const worker = startWorker();
  await worker.logged('worker ready', 'level');
  await untilShown(reservationId, 2);
  await until(async () => (await jobsLeft()) === 0);
  expect(await fleetEvents()).toMatchObject([{ showAs: 'busy' }]);
  // The request was decided before anybody could be asked, so nobody is asked any more.
  expect(await readMail(microsoft.url, 'approver@contoso.example', 'inbox')).toMatchObject([
    { document: { subject: expect.not.stringMatching(/^Please decide/) } },
  ]);
});

test('a worker ends when its launcher is gone', async () => {
  const worker = startWorker();
  await worker.logged('worker ready', 'level');
  worker.child.disconnect();
  expect(await worker.ended).toBe(0);
});
