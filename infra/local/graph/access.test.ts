import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedGraphClient } from '../testing/emulated-network.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const event = {
  subject: 'Visit',
  start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
};

let microsoft: TestMicrosoft;
let app: Client;
let employee: Client;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  app = await microsoft.graphAsApp();
  employee = await microsoft.graphAs('employee@contoso.example');
});
afterAll(() => microsoft.close());

test('without a token, or with one meant for our API, nobody gets in', async () => {
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'password',
    client_id: 'fleet-tabs',
    username: 'employee@contoso.example',
    password: 'local',
    scope: 'api://fleet/.default',
  });
  const { access_token: forApi } = (await response.json()) as { access_token: string };
  for (const token of ['', 'nonsense', 'a.b.c', forApi]) {
    const client = emulatedGraphClient(microsoft.url, token, microsoft.exchanges);
    await expect(client.api('/users/fleet@contoso.example/events').get()).rejects.toMatchObject({
      statusCode: 401,
      code: 'InvalidAuthenticationToken',
    });
  }
});

test('a mailbox of another tenant is as unknown as one that does not exist', async () => {
  for (const address of ['fleet@fabrikam.example', 'nobody@contoso.example']) {
    await expect(app.api(`/users/${address}/events`).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'ErrorInvalidUser',
    });
  }
});

test('a person reaches the own mailbox, by address in any letter case or by object id, and no other', async () => {
  await employee.api('/users/Employee@Contoso.example/events').post(event);
  const list = await employee.api('/users/00000000-0000-4000-8001-000000000001/events').get();
  expect(list.value).toHaveLength(1);
  for (const address of ['approver@contoso.example', 'fleet@contoso.example']) {
    await expect(employee.api(`/users/${address}/events`).get()).rejects.toMatchObject({
      statusCode: 403,
      code: 'ErrorAccessDenied',
    });
  }
});

test('the app reads people’s calendars and writes in the fleet mailbox only', async () => {
  expect((await app.api('/users/employee@contoso.example/events').get()).value).toHaveLength(1);
  await expect(app.api('/users/employee@contoso.example/events').post(event)).rejects.toMatchObject({
    statusCode: 403,
  });
  await expect(
    app.api('/users/employee@contoso.example/sendMail').post({
      message: { toRecipients: [{ emailAddress: { address: 'approver@contoso.example' } }] },
    }),
  ).rejects.toMatchObject({ statusCode: 403 });
  await app.api('/users/fleet@contoso.example/events').post(event);
});

test('an unknown path and a body that is not JSON or too large are refused in Graph’s words', async () => {
  await expect(app.api('/planner/tasks').get()).rejects.toMatchObject({ statusCode: 400, code: 'BadRequest' });
  microsoft.exchanges.pop();
  const response = await fetch(`${microsoft.url}/v1.0/users/fleet@contoso.example/events`, {
    method: 'POST',
    body: 'x'.repeat(4 * 1024 * 1024 + 1),
  });
  expect(response.status).toBe(413);
});

test('a request under another host name is refused, whatever it resolves to', async () => {
  const { request } = await import('node:http');
  const { port } = new URL(microsoft.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
