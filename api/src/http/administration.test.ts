import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';

const { tenantId } = demoCompany();
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());

async function send(method: string, path: string, body: object, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await stage.tokenOf('admin')}`;
  return fetch(stage.url + path, {
    method,
    headers: { authorization, 'x-tenant-id': tenantId, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

test('a tenant is read by everybody, changed by its administrator, and never its limits', async () => {
  const employee = await stage.client('employee');
  const tenant = await employee.getTenant({ tenantId });
  expect(tenant).toMatchObject({ slug: 'contoso', limits: null });
  await expect(employee.updateTenant({ tenantId, currency: 'CHF' })).rejects.toMatchObject({
    problem: { code: 'FORBIDDEN' },
  });
  const path = `/api/v1/tenants/${tenantId}`;
  const ifMatch = { 'if-match': `"${tenant.version}"` };
  const changed = await send('PATCH', path, { branding: { accentColor: '#107C10' } }, ifMatch);
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).toBe(`"${tenant.version + 1}"`);
  expect(await changed.json()).toMatchObject({ branding: { accentColor: '#107c10' } });
  expect((await send('PATCH', path, { currency: 'CHF' }, ifMatch)).status).toBe(412);
  for (const body of [
    { limits: { maximumUsers: 1_000_000 } },
    { maximumUsers: 1_000_000 },
    { branding: { accentColor: 'red' } },
    { branding: { accentColor: '#ffff00' } },
    { currency: 'XQX' },
    { timeZone: 'Mars/Olympus' },
    { featureFlags: { everything: true } },
  ]) {
    expect((await send('PATCH', path, body)).status, JSON.stringify(body)).toBe(400);
  }
});

test('people are found, changed and read again', async () => {
  const admin = await stage.client('admin');
  const { users } = await admin.listUsers({ q: 'jonas', active: true });
  const [jonas] = users;
  if (!jonas) throw new Error('Jonas is not found');
  const changed = await admin.updateUser({
    userId: jonas.id,
    roles: ['approver', 'employee'],
    expectedVersion: jonas.version,
  });
  expect(changed).toMatchObject({ roles: ['employee', 'approver'], version: jonas.version + 1 });
  expect(await admin.getUser({ userId: jonas.id })).toEqual(changed);
  const [me, colleague] = [await stage.client('employee2'), await stage.client('employee')];
  expect(await me.getMe({})).toMatchObject({ roles: ['employee', 'approver'] });
  expect(await me.updateMe({ locale: 'de-de', timeZone: 'Asia/Tokyo' })).toMatchObject({ locale: 'de-DE' });
  await expect(colleague.listUsers({})).rejects.toMatchObject({ problem: { code: 'FORBIDDEN' } });
});

test('a webhook made again under its Idempotency-Key is the same one, with the same secret, which lies nowhere in the clear', async () => {
  const key = { 'idempotency-key': crypto.randomUUID() };
  const answers = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const response = await send('POST', '/api/v1/webhooks', { url: 'https://hooks.example/fleet' }, key);
    expect(response.status).toBe(201);
    answers.push((await response.json()) as { id: string; secret: string });
  }
  expect(answers[0]).toEqual(answers[1]);
  const rows = await stage.look<{ everything: string }>(
    `select string_agg(row, ' ') as everything from (
       select w::text as row from webhooks w union all select k::text from idempotency_keys k
       union all select a::text from audit_log a union all select o::text from outbox_events o) as rows`,
  );
  expect(rows[0]?.everything).toContain('hooks.example');
  expect(rows[0]?.everything).not.toContain(answers[0]?.secret.replace('whsec_', '') ?? '');
  expect(stage.logLines.join('')).not.toContain(answers[0]?.secret ?? '');
  const admin = await stage.client('admin');
  expect((await admin.listWebhooks({})).webhooks).toHaveLength(1);
  const tested = await admin.testWebhook({ webhookId: answers[0]?.id ?? '' });
  expect(tested).toMatchObject({ active: true });
  expect(await admin.listWebhookDeliveries({ webhookId: tested.id })).toEqual({ deliveries: [] });
});
