import { operations } from '@fleet/contracts/operations.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../command-context.ts';
import { createSecretBox } from '../secret-box.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';
import { getWebhook, listWebhookDeliveries, listWebhooks } from './webhook-queries.ts';
import { webhookSecretPurpose } from './webhook-secret.ts';

const secretBox = createSecretBox([Buffer.alloc(32, 7).toString('base64')]);
const url = 'https://hooks.contoso.example/fleet';
let stage: DemoStage;
let admin: UserContext;
beforeEach(async () => {
  stage = await setDemoStage();
  admin = await stage.as('admin');
});
afterEach(() => stage.drop());
const create = () => createWebhook(admin, { url, eventTypes: ['reservation.created'] }, secretBox);

test('the secret is told once, kept sealed, and never shown again', async () => {
  const { secret, ...webhook } = await create();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(await listWebhooks(admin)).toEqual({ webhooks: [webhook] });
  expect(await getWebhook(admin, { webhookId: webhook.id })).not.toHaveProperty('secret');
  const [row] = await stage.look<{ sealed: Buffer; everything: string }>(
    `select secret_encrypted as sealed, w::text || (select string_agg(a::text, ' ') from audit_log a) as everything from webhooks w`,
  );
  expect(row?.everything).not.toContain(secret);
  expect(secretBox.open(row?.sealed ?? Buffer.of(), webhookSecretPurpose(admin.tenantId))).toBe(secret);
});

test('it is changed by version, switched on again with a clean record, and removed', async () => {
  const { id } = await create();
  await stage.look(
    "update webhooks set active = false, failure_count = 20, disabled_reason = 'It failed', version = 2 where id = $1",
    [id],
  );
  const stale = updateWebhook(admin, { webhookId: id, expectedVersion: 1, active: true });
  await expect(stale).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  const change = { webhookId: id, expectedVersion: 2, active: true, eventTypes: [] };
  expect(await updateWebhook(admin, change)).toMatchObject({
    active: true,
    failureCount: 0,
    disabledReason: null,
    eventTypes: [],
    version: 3,
  });
  await deleteWebhook(admin, { webhookId: id, expectedVersion: 3 });
  await expect(getWebhook(admin, { webhookId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const actions = await stage.look<{ action: string }>('select action from audit_log order by id');
  expect(actions.map(({ action }) => action)).toEqual(['webhook.created', 'webhook.updated', 'webhook.deleted']);
});

describe('only an administrator of the tenant', () => {
  test.each(['employee', 'approver', 'manager'] as const)('so %s may neither see nor make one', async (person) => {
    const context = await stage.as(person);
    await expect(listWebhooks(context)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const made = createWebhook(context, { url, eventTypes: [] }, secretBox);
    await expect(made).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('and for another’s there is none', async () => {
    const { id: webhookId } = await create();
    const foreign = await stage.as('admin', 'fabrikam');
    for (const attempt of [
      () => getWebhook(foreign, { webhookId }),
      () => updateWebhook(foreign, { webhookId, active: false }),
      () => deleteWebhook(foreign, { webhookId }),
      () => testWebhook(foreign, { webhookId }),
      () => listWebhookDeliveries(foreign, { webhookId, limit: 10 }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await listWebhooks(foreign)).toEqual({ webhooks: [] });
  });
});

test('there are at most 20, also when many are made at once', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 25 }, create));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
});

describe('an address', () => {
  const accepts = (address: string) => operations.createWebhook.input.safeParse({ url: address }).success;

  test.each([url, 'https://hooks.example:8443/a?b=c', 'http://localhost:4000/', 'http://127.0.0.1/'])(
    '%s is taken',
    (address) => {
      expect(accepts(address)).toBe(true);
    },
  );

  test('is kept without anything that an address cannot have', () => {
    const { url: kept } = operations.createWebhook.input.parse({ url: 'https://HOOKS.example/a\u0000b \ud800' });
    expect(kept).toBe('https://hooks.example/a%00b%20%EF%BF%BD');
  });

  test.each([
    'http://hooks.example/',
    'ftp://hooks.example/',
    'https://user:secret@hooks.example/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'hooks.example',
    'https://',
    '',
  ])('%s is refused', (address) => {
    expect(accepts(address)).toBe(false);
  });
});
