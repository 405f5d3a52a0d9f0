import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SystemContext, UserContext } from '../domain/command-context.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { createSecretBox } from '../domain/secret-box.ts';
import { updateTenant } from '../domain/tenant/update-tenant.ts';
import { createWebhook } from '../domain/webhook/create-webhook.ts';
import { retryWebhookDelivery } from '../domain/webhook/retry-webhook-delivery.ts';
import { testWebhook } from '../domain/webhook/test-webhook.ts';
import { updateWebhook } from '../domain/webhook/update-webhook.ts';
import { getWebhook, listWebhookDeliveries } from '../domain/webhook/webhook-queries.ts';
import { createPostWebhook } from '../ports/webhook/post-webhook.ts';
import { createDeliverWebhook } from './deliver-webhook.ts';

const secretBox = createSecretBox([Buffer.alloc(32, 7).toString('base64')]);
const post = createPostWebhook({ allowPrivateAddresses: true, timeoutMilliseconds: 2_000 });
const effect = createDeliverWebhook({ post, secretBox });

interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}

let stage: DemoStage;
let admin: UserContext;
let system: SystemContext;
let receiver: Server;
let url: string;
let heard: Heard[];
/** What the receiver answers, the last for ever. */
let answers: number[];
beforeEach(async () => {
  // The receiver's library refuses messages that are not of its own present, so the clock is the real one.
  stage = await setDemoStage();
  admin = await stage.as('admin');
  system = { ...admin, actor: { kind: 'system' } };
  heard = [];
  answers = [204];
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead((answers.length > 1 ? answers.shift() : answers[0]) ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/fleet`;
});
afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await stage.drop();
});

const listen = (eventTypes: Parameters<typeof createWebhook>[1]['eventTypes'] = []) =>
  createWebhook(admin, { url, eventTypes }, secretBox);

async function reserve() {
  const start = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 86_400_000 + 10 * 3_600_000);
  const period = { startDate: start.toISOString(), endDate: new Date(start.getTime() + 3_600_000).toISOString() };
  const input = { ...period, vehicleId: demoVehicleId('M-FT 1204'), purpose: 'Confidential visit' };
  return createReservation(await stage.as('employee'), input);
}

async function events(): Promise<DomainEvent[]> {
  return stage.look<DomainEvent>(
    `select id, tenant_id as "tenantId", type, entity_id as "entityId", payload, occurred_at as "occurredAt"
       from outbox_events order by id`,
  );
}

async function lastEvent(): Promise<DomainEvent> {
  const event = (await events()).at(-1);
  if (!event) throw new Error('Nothing has happened');
  return event;
}

/** @returns what the receiver's own library makes of a message; throws when it does not believe it */
const verify = (secret: string, { headers, body }: Heard) =>
  new StandardWebhook(secret).verify(body, headers as Record<string, string>);

describe('a message', () => {
  test('is believed by the library of the Standard Webhooks specification, and by nobody with another secret', async () => {
    const { secret } = await listen();
    const { secret: another } = await listen(['pool.changed']);
    const reservation = await reserve();
    await effect.deliver(await lastEvent(), system);
    const [message] = heard as [Heard];
    expect(verify(secret, message)).toEqual({
      type: 'reservation.created',
      timestamp: expect.stringMatching(/Z$/),
      data: {
        entityId: reservation.id,
        version: 1,
        vehicleId: reservation.vehicle.id,
        askedUserIds: [expect.any(String)],
      },
    });
    expect(() => verify(another, message)).toThrow();
    expect(() => verify(secret, { ...message, body: message.body.replace('created', 'rejected') })).toThrow();
  });

  test('carries ids alone: what else there is to know the receiver asks for', async () => {
    await listen();
    await reserve();
    await effect.deliver(await lastEvent(), system);
    expect(heard[0]?.body).not.toMatch(/Confidential|Elena|contoso/i);
  });

  test('goes to those who asked for its kind and are switched on', async () => {
    await listen(['vehicle.changed']);
    const off = await listen();
    await updateWebhook(admin, { webhookId: off.id, active: false });
    await reserve();
    await effect.deliver(await lastEvent(), system);
    expect(heard).toEqual([]);
  });

  test('of one tenant goes to its webhooks, never to another tenant’s', async () => {
    await createWebhook(await stage.as('admin', 'fabrikam'), { url, eventTypes: [] }, secretBox);
    await reserve();
    await effect.deliver(await lastEvent(), system);
    expect(heard).toEqual([]);
  });

  test('is not sent while the tenant has switched webhooks off', async () => {
    await listen();
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { webhooks: false } });
    await reserve();
    await effect.deliver(await lastEvent(), system);
    expect(heard).toEqual([]);
  });
});

describe('a delivery', () => {
  test('that failed is sent once more when somebody asks, under the same id, and nothing arrives twice', async () => {
    const { id } = await listen();
    await updateWebhook(admin, { webhookId: (await listen()).id, active: false });
    await reserve();
    const event = await lastEvent();
    answers = [500, 204];
    await expect(effect.deliver(event, system)).rejects.toThrow('1 of 1 webhooks');
    await updateWebhook(admin, { webhookId: id, active: false });
    const failed = (await listWebhookDeliveries(admin, { webhookId: id, limit: 50 })).deliveries[0];
    await retryWebhookDelivery(admin, { webhookId: id, deliveryId: failed?.id ?? '' });
    await effect.deliver(await lastEvent(), system);
    await effect.deliver(await lastEvent(), system);
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([event.id, event.id]);
    const { deliveries } = await listWebhookDeliveries(admin, { webhookId: id, limit: 50 });
    expect(deliveries.map(({ succeeded, eventId }) => [succeeded, eventId])).toEqual([
      [true, event.id],
      [false, event.id],
    ]);
    const retry = (one: { id: string } | undefined) =>
      retryWebhookDelivery(admin, { webhookId: id, deliveryId: one?.id ?? '' });
    await expect(retry(deliveries[0])).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('that failed is tried again under the same id, and not again after it succeeded', async () => {
    const { id } = await listen();
    await reserve();
    const event = await lastEvent();
    answers = [500, 204];
    await expect(effect.deliver(event, system)).rejects.toThrow('1 of 1 webhooks');
    expect(await getWebhook(admin, { webhookId: id })).toMatchObject({ failureCount: 1, lastStatus: 500 });
    await effect.deliver(event, system);
    await effect.deliver(event, system);
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([event.id, event.id]);
    expect(heard[0]?.body).toBe(heard[1]?.body);
    expect(await getWebhook(admin, { webhookId: id })).toMatchObject({
      failureCount: 0,
      lastStatus: 204,
      active: true,
    });
    const { deliveries } = await listWebhookDeliveries(admin, { webhookId: id, limit: 10 });
    expect(deliveries).toMatchObject([
      { eventId: event.id, eventType: 'reservation.created', succeeded: true, status: 204, failure: null },
      { eventId: event.id, succeeded: false, status: 500, failure: 'The address answered 500.' },
    ]);
  });

  test('to one webhook is not held up by another that fails', async () => {
    const dead = await createWebhook(admin, { url: 'http://127.0.0.1:1/', eventTypes: [] }, secretBox);
    await listen();
    await reserve();
    const event = await lastEvent();
    await expect(effect.deliver(event, system)).rejects.toThrow('1 of 2 webhooks');
    await expect(effect.deliver(event, system)).rejects.toThrow('1 of 2 webhooks');
    expect(heard).toHaveLength(1);
    expect(await getWebhook(admin, { webhookId: dead.id })).toMatchObject({ failureCount: 2, lastStatus: null });
  });

  test('is carried by the worker by itself', async () => {
    const { secret } = await listen(['reservation.created']);
    const worker = await startDeliveryWorker({
      jobsUrl: stage.jobsUrl,
      deliveries: [
        {
          ...effect,
          deliver: (event, tenantId) => effect.deliver(event as DomainEvent, { ...system, tenantId }),
        },
      ],
      log: () => {},
    });
    await reserve();
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
    expect(verify(secret, heard[0] as Heard)).toMatchObject({ type: 'reservation.created' });
    await worker.stop();
  });
});

describe('a webhook', () => {
  test('that fails 20 times in a row is switched off, which the audit log tells, and nothing is tried again', async () => {
    const { id } = await listen();
    await reserve();
    const event = await lastEvent();
    answers = [503];
    for (let failure = 1; failure < 20; failure++) await expect(effect.deliver(event, system)).rejects.toThrow();
    expect(await getWebhook(admin, { webhookId: id })).toMatchObject({ active: true, failureCount: 19 });
    await effect.deliver(event, system);
    expect(await getWebhook(admin, { webhookId: id })).toMatchObject({
      active: false,
      disabledReason: '20 deliveries in a row failed. The address answered 503.',
      version: 2,
    });
    await effect.deliver(event, system);
    expect(heard).toHaveLength(20);
    const audit = await stage.look("select actor_kind from audit_log where action = 'webhook.disabled'");
    expect(audit).toEqual([{ actor_kind: 'system' }]);
  });

  test('whose address answers "gone" is switched off at once', async () => {
    const { id } = await listen();
    await reserve();
    answers = [410];
    await effect.deliver(await lastEvent(), system);
    expect(await getWebhook(admin, { webhookId: id })).toMatchObject({ active: false, failureCount: 1 });
  });

  test('can be tested by itself, also switched off, and one failed test is not repeated', async () => {
    const [tested, other] = [await listen(), await listen()];
    await updateWebhook(admin, { webhookId: tested.id, active: false });
    answers = [500];
    await testWebhook(admin, { webhookId: tested.id });
    await effect.deliver(await lastEvent(), system);
    expect(heard).toHaveLength(1);
    expect(verify(tested.secret, heard[0] as Heard)).toMatchObject({ type: 'webhook.tested' });
    const { deliveries } = await listWebhookDeliveries(admin, { webhookId: tested.id, limit: 10 });
    expect(deliveries).toMatchObject([{ eventType: 'webhook.tested', succeeded: false }]);
    expect((await listWebhookDeliveries(admin, { webhookId: other.id, limit: 10 })).deliveries).toEqual([]);
  });

  test('whose secret the server can no longer open counts as failing, and says so', async () => {
    const { id } = await listen();
    await reserve();
    const keyless = createDeliverWebhook({
      post,
      secretBox: createSecretBox([Buffer.alloc(32, 8).toString('base64')]),
    });
    await expect(keyless.deliver(await lastEvent(), system)).rejects.toThrow('1 of 1 webhooks');
    expect(heard).toEqual([]);
    const { deliveries } = await listWebhookDeliveries(admin, { webhookId: id, limit: 10 });
    expect(deliveries).toMatchObject([{ succeeded: false, failure: expect.stringContaining('no key any more') }]);
  });

  test('keeps the record of its last 100 attempts', async () => {
    const { id } = await listen();
    await testWebhook(admin, { webhookId: id });
    const event = await lastEvent();
    answers = [500];
    for (let attempt = 0; attempt < 102; attempt++) await effect.deliver(event, system);
    const [kept] = await stage.look<{ count: number }>(
      'select count(*)::int as count from webhook_deliveries where webhook_id = $1',
      [id],
    );
    expect(kept?.count).toBe(100);
    expect(heard).toHaveLength(102);
  });
});
