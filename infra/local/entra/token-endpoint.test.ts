import { createRemoteJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoApps, demoTenants } from '../seed/demo-directory.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const [contoso, fabrikam] = demoTenants;
const api = { client_id: demoApps.api.clientId, client_secret: demoApps.api.clientSecret };
const employee = {
  grant_type: 'password',
  client_id: demoApps.tabs.clientId,
  username: 'employee@contoso.example',
  password: 'local',
  scope: 'api://fleet/.default',
};
const appOnly = { grant_type: 'client_credentials', ...api, scope: 'https://graph.microsoft.com/.default' };
const onBehalfOf = {
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  ...api,
  scope: 'https://graph.microsoft.com/User.Read',
};

let microsoft: TestMicrosoft;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
});
afterAll(() => microsoft.close());

async function tokens(tenant: string, form: Record<string, string>): Promise<Record<string, string>> {
  const response = await microsoft.requestToken(tenant, form);
  const body = (await response.json()) as Record<string, string>;
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('a token for a person', () => {
  test('is verified through the published keys, and names issuer, audience, tenant and person as Entra does', async () => {
    const { access_token: token = '' } = await tokens('contoso.example', employee);
    const keys = createRemoteJWKSet(new URL(`${microsoft.url}/${contoso?.entraTenantId}/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: `https://login.microsoftonline.com/${contoso?.entraTenantId}/v2.0`,
      audience: demoApps.api.clientId,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({
      tid: contoso?.entraTenantId,
      oid: contoso?.users[0]?.objectId,
      azp: 'fleet-tabs',
      scp: 'access_as_user',
      name: 'Elena Fischer',
      preferred_username: 'employee@contoso.example',
      ver: '2.0',
    });
    expect(payload.roles).toBeUndefined();
  });

  test('for Graph has Graph as its audience, and another subject than the one for our API', async () => {
    const forApi = decodeJwt((await tokens('contoso.example', employee)).access_token ?? '');
    const body = await tokens('organizations', { ...employee, scope: 'User.Read Calendars.ReadWrite' });
    const forGraph = decodeJwt(body.access_token ?? '');
    expect(forGraph).toMatchObject({ aud: 'https://graph.microsoft.com', scp: 'User.Read Calendars.ReadWrite' });
    expect(forGraph.oid).toBe(forApi.oid);
    expect(forGraph.sub).not.toBe(forApi.sub);
  });

  test('can be renewed, by the same client only, and the newer refresh token works as well', async () => {
    const first = await tokens('contoso.example', { ...employee, scope: 'api://fleet/.default openid offline_access' });
    expect(decodeJwt(first.id_token ?? '')).toMatchObject({ aud: 'fleet-tabs', oid: contoso?.users[0]?.objectId });
    const renew = { grant_type: 'refresh_token', client_id: 'fleet-tabs' };
    const second = await tokens('contoso.example', { ...renew, refresh_token: first.refresh_token ?? '' });
    const third = await tokens('contoso.example', { ...renew, refresh_token: second.refresh_token ?? '' });
    expect(decodeJwt(third.access_token ?? '').scp).toBe('access_as_user');
    await expectRefusal('contoso.example', { ...renew, ...api, refresh_token: first.refresh_token ?? '' }, 700005);
  });
});

describe('a token for an app', () => {
  test('has application permissions as roles, and no person', async () => {
    const body = await tokens(contoso?.entraTenantId ?? '', appOnly);
    const claims = decodeJwt(body.access_token ?? '');
    expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', azp: demoApps.api.clientId, idtyp: 'app' });
    expect(claims.roles).toContain('Calendars.ReadWrite');
    expect(claims.scp).toBeUndefined();
    expect(body.refresh_token).toBeUndefined();
  });

  test('is given for a secret in the Authorization header as well', async () => {
    const basic = Buffer.from(`${api.client_id}:${api.client_secret}`).toString('base64');
    const response = await fetch(`${microsoft.url}/contoso.example/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: appOnly.scope }),
    });
    expect(response.status).toBe(200);
  });
});

describe('on behalf of', () => {
  test('a person whose token names the API, the API gets a Graph token of that person', async () => {
    const { access_token: assertion = '' } = await tokens('contoso.example', employee);
    const body = await tokens('contoso.example', { ...onBehalfOf, assertion });
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      aud: 'https://graph.microsoft.com',
      oid: contoso?.users[0]?.objectId,
      azp: demoApps.api.clientId,
      scp: 'User.Read',
    });
  });

  test('nobody: an assertion for another audience, of an app, of another tenant or signed by others is refused', async () => {
    const forGraph = await tokens('contoso.example', { ...employee, scope: 'User.Read' });
    await expectRefusal('contoso.example', { ...onBehalfOf, assertion: forGraph.access_token ?? '' }, 500131);
    const ofApp = await tokens('contoso.example', { ...appOnly, scope: 'api://fleet/.default' });
    await expectRefusal('contoso.example', { ...onBehalfOf, assertion: ofApp.access_token ?? '' }, 7000114);
    const { access_token: assertion = '' } = await tokens('contoso.example', employee);
    await expectRefusal('fabrikam.example', { ...onBehalfOf, assertion }, 50020);
    const forged = await new SignJWT(decodeJwt(assertion))
      .setProtectedHeader({ alg: 'RS256' })
      .sign((await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])).privateKey);
    await expectRefusal('contoso.example', { ...onBehalfOf, assertion: forged }, 50013);
    await expectRefusal('contoso.example', { ...onBehalfOf, assertion: 'nonsense' }, 50027);
  });
});

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

describe('a refusal carries the code Entra gives it', () => {
  test.each([
    ['a wrong password', 'contoso.example', { ...employee, password: 'wrong' }, 50126],
    ['an unknown person', 'contoso.example', { ...employee, username: 'nobody@contoso.example' }, 50034],
    ['a person of another tenant', 'fabrikam.example', employee, 50034],
    ['a password over /common', 'common', employee, 9001023],
    ['an unknown tenant', 'nowhere.example', employee, 90002],
    ['an unknown client', 'contoso.example', { ...employee, client_id: 'unknown' }, 700016],
    ['a scope nobody has', 'contoso.example', { ...employee, scope: 'api://fleet/everything' }, 70011],
    ['scopes of two APIs', 'contoso.example', { ...employee, scope: 'api://fleet/.default User.Read' }, 28000],
    ['no scope', 'contoso.example', { ...employee, scope: '' }, 900144],
    ['an unknown grant', 'contoso.example', { ...employee, grant_type: 'magic' }, 70003],
    ['a wrong secret', 'contoso.example', { ...appOnly, client_secret: 'wrong' }, 7000215],
    ['a missing secret', 'contoso.example', { ...appOnly, client_secret: '' }, 7000215],
    ['an app scope without .default', 'contoso.example', { ...appOnly, scope: 'User.Read' }, 1002012],
    ['an app without a tenant', 'common', appOnly, 50059],
    ['a public client with a secret', 'contoso.example', { ...employee, client_secret: 'x' }, 700025],
    ['a public client alone', 'contoso.example', { ...appOnly, client_id: 'fleet-tabs', client_secret: '' }, 700025],
    [
      'an unknown refresh token',
      'contoso.example',
      { ...employee, grant_type: 'refresh_token', refresh_token: 'x' },
      700082,
    ],
    ['an unknown code', 'contoso.example', code('x'), 70008],
  ])('%s', async (_what, tenant, form, aadsts) => {
    await expectRefusal(tenant, form, aadsts);
  });
});

function code(value: string): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    client_id: 'fleet-tabs',
    code: value,
    redirect_uri: 'http://localhost:1/',
    code_verifier: 'v',
  };
}

async function expectRefusal(tenant: string, form: Record<string, string>, aadsts: number): Promise<void> {
  const response = await microsoft.requestToken(tenant, form);
  const body = (await response.json()) as { error_codes: number[]; error_description: string };
  expect(body.error_codes, body.error_description).toEqual([aadsts]);
  expect(body.error_description).toMatch(
    new RegExp(`^AADSTS${aadsts}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
  );
  expect([400, 401]).toContain(response.status);
}

test('a token is worth nothing once its hour is over', async () => {
  let now = new Date('2026-11-23T08:00:00Z');
  const later = await startTestMicrosoft({ now: () => now });
  const response = await later.requestToken('contoso.example', employee);
  const { access_token: assertion } = (await response.json()) as { access_token: string };
  now = new Date('2026-11-23T09:00:01Z');
  const refused = await later.requestToken('contoso.example', { ...onBehalfOf, assertion });
  expect(await refused.json()).toMatchObject({ error: 'invalid_grant', error_codes: [500133] });
  await later.close();
});

test('a page on another local port may ask for tokens, a page from elsewhere may not', async () => {
  const ask = (origin: string) =>
    fetch(`${microsoft.url}/${fabrikam?.entraTenantId}/v2.0/.well-known/openid-configuration`, { headers: { origin } });
  expect((await ask('http://localhost:5173')).headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${microsoft.url}/common/oauth2/v2.0/token`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:5173', 'access-control-request-headers': 'x-client-sku' },
  });
  expect(preflight.headers.get('access-control-allow-headers')).toBe('x-client-sku');
});
