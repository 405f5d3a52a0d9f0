import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany, demoPerson } from '../../../infra/local/testing/demo-stage.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
});
afterAll(() => stage.drop());

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** fetch would choose the Host by itself. */
function ask(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(stage.url + path, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    outgoing.on('error', reject).end();
  });
}

const { tenantId } = demoCompany();
async function credentials(company: 'contoso' | 'fabrikam' = 'contoso') {
  return {
    authorization: `Bearer ${await stage.tokenOf('employee', company)}`,
    'x-tenant-id': demoCompany(company).tenantId,
  };
}

describe('the subdomain, the token and X-Tenant-ID name one tenant', () => {
  test.each(['contoso.fleet.example', 'CONTOSO.fleet.example:443', 'contoso.fleet.example.'])(
    '%s with its own token is fine',
    async (host) => {
      const answer = await ask('/api/v1/cost-centers', { ...(await credentials()), host });
      expect(answer.status).toBe(200);
    },
  );

  test.each(['localhost', '127.0.0.1:3978', 'fleet.example', 'notfleet.example', 'contoso.other.example'])(
    '%s names no tenant, so token and header decide',
    async (host) => {
      const answer = await ask('/api/v1/cost-centers', { ...(await credentials()), host });
      expect(answer.status).toBe(200);
    },
  );

  test('the subdomain of another tenant is refused, also where X-Tenant-ID may be left out', async () => {
    const { authorization, ...header } = await credentials();
    const host = 'fabrikam.fleet.example';
    for (const headers of [
      { authorization, ...header },
      { authorization },
      { authorization, 'x-tenant-id': demoCompany('fabrikam').tenantId },
    ]) {
      const answer = await ask('/api/v1/me', { ...headers, host });
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('Contoso');
    }
  });

  test.each(['unknown', 'a.contoso', 'x', 'contoso_', '-'.repeat(41)])(
    'a subdomain of nobody answers as if nothing were there: %s',
    async (name) => {
      const answer = await ask('/api/v1/cost-centers', { ...(await credentials()), host: `${name}.fleet.example` });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toMatch(/tenant|organization|subdomain/i);
    },
  );

  test('without a token nobody learns which subdomains exist', async () => {
    const bodies = new Set<string>();
    for (const name of ['contoso', 'fabrikam', 'unknown', 'a.b']) {
      const answer = await ask('/api/v1/cost-centers', { host: `${name}.fleet.example`, 'x-tenant-id': tenantId });
      expect(answer.status).toBe(401);
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
  });
});

describe('the first sign-in', () => {
  test('of somebody Microsoft vouches for makes their account; they can work at once', async () => {
    await stage.look("update users set entra_object_id = gen_random_uuid() where email = 'manager@fabrikam.example'");
    const client = await stage.client('manager', 'fabrikam');
    const me = await client.getMe({});
    expect(me).toMatchObject({
      displayName: demoPerson('manager').displayName,
      roles: ['employee'],
      timeZone: 'America/New_York',
    });
    expect((await client.getMe({})).userId).toBe(me.userId);
    await expect(client.listUsers({})).rejects.toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  test('makes no account in a tenant that header or subdomain do not agree about', async () => {
    await stage.look("update users set entra_object_id = gen_random_uuid() where email = 'approver@fabrikam.example'");
    const authorization = `Bearer ${await stage.tokenOf('approver', 'fabrikam')}`;
    await ask('/api/v1/me', { authorization, 'x-tenant-id': tenantId });
    await ask('/api/v1/me', { authorization, host: 'contoso.fleet.example' });
    const rows = await stage.look("select from users where email = 'approver@fabrikam.example'");
    expect(rows).toHaveLength(1);
  });

  test('of a directory that is no customer is refused, also when it was one a moment ago', async () => {
    const authorization = `Bearer ${await stage.tokenOf('admin', 'fabrikam')}`;
    const ask = () => fetch(`${stage.url}/api/v1/me`, { headers: { authorization } });
    expect((await ask()).status).toBe(200);
    const directory = demoCompany('fabrikam').entraTenantId;
    await stage.look("update tenants set entra_tenant_id = gen_random_uuid() where slug = 'fabrikam'");
    for (let attempt = 0; attempt < 2; attempt++) {
      const response = await ask();
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining('not set up for Fleet') });
    }
    await stage.look("update tenants set entra_tenant_id = $1 where slug = 'fabrikam'", [directory]);
    expect((await ask()).status).toBe(200);
  });

  test('never gives back an account that was switched off', async () => {
    await stage.look("update users set active = false where email = 'employee2@contoso.example'");
    const authorization = `Bearer ${await stage.tokenOf('employee2')}`;
    const response = await fetch(`${stage.url}/api/v1/me`, { headers: { authorization } });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('switched off') });
  });
});

describe('a tenant’s limit of requests a minute', () => {
  test('is shared by two servers: together they let exactly so many pass, and say when the next may come', async () => {
    clock = new Date('2026-11-23T07:05:15Z');
    await stage.look('update tenants set api_rate_limit = 60 where id = $1', [tenantId]);
    const urls = [stage.url, await stage.addServer()];
    const headers = [
      await credentials(),
      { ...(await credentials()), authorization: `Bearer ${await stage.tokenOf('admin')}` },
    ];
    const responses = await Promise.all(
      Array.from({ length: 160 }, (_, index) =>
        fetch(`${urls[index % 2]}/api/v1/cost-centers`, { headers: headers[Math.floor(index / 2) % 2] ?? {} }),
      ),
    );
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100);
    const refused = responses.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('45');
    expect(await refused?.json()).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      detail: expect.stringContaining('45 seconds'),
    });
    clock = new Date('2026-11-23T07:06:00Z');
    for (const url of urls) {
      expect((await fetch(`${url}/api/v1/cost-centers`, { headers: headers[0] ?? {} })).status).toBe(200);
    }
  });

  test('is nothing to whoever has no valid token or names another tenant: they use up nothing', async () => {
    clock = new Date('2026-11-23T07:10:00Z');
    await stage.look('update tenants set api_rate_limit = 1 where id = $1', [tenantId]);
    const own = await credentials();
    for (let attempt = 0; attempt < 3; attempt++) {
      expect((await ask('/api/v1/cost-centers', { ...own, authorization: 'Bearer x' })).status).toBe(401);
      expect((await ask('/api/v1/cost-centers', { ...own, 'x-tenant-id': crypto.randomUUID() })).status).toBe(403);
    }
    expect((await ask('/api/v1/cost-centers', own)).status).toBe(200);
    expect((await ask('/api/v1/cost-centers', own)).status).toBe(429);
  });
});
