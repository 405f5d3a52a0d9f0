import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoTenants } from '../seed/demo-directory.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const [contoso, fabrikam] = demoTenants;
const employeeId = contoso?.users[0]?.objectId ?? '';
const verifier = 'a-verifier-that-is-long-enough-to-be-one-of-forty-three';
const redirectUri = 'http://localhost:4000/tabs/sign-in';
const request = {
  client_id: 'fleet-tabs',
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'api://fleet/access_as_user openid profile offline_access',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
  state: 'a state & more',
  nonce: 'a-nonce',
};

let microsoft: TestMicrosoft;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
});
afterAll(() => microsoft.close());

function authorize(query: Record<string, string>, tenant = 'contoso.example', headers = {}): Promise<Response> {
  const address = `${microsoft.url}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`;
  return fetch(address, { redirect: 'manual', headers });
}

function redeem(code: string, changes: Record<string, string> = {}): Promise<Response> {
  return microsoft.requestToken('contoso.example', {
    grant_type: 'authorization_code',
    client_id: 'fleet-tabs',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });
}

async function pick(changes: Record<string, string> = {}): Promise<URL> {
  const response = await authorize({ ...request, account: employeeId, ...changes });
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

describe('the account picker', () => {
  test('offers the people of one tenant, or of both where the address names none', async () => {
    const own = await (await authorize(request)).text();
    expect(own).toContain('employee@contoso.example');
    expect(own).not.toContain('fabrikam');
    const all = await (await authorize(request, 'common')).text();
    expect(all).toContain('employee@contoso.example');
    expect(all).toContain('employee@fabrikam.example');
  });

  test('its link for a person leads back with a code that buys that person’s tokens', async () => {
    const page = await (await authorize(request)).text();
    const link = page.match(/href="([^"]+account=[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const response = await fetch(`${microsoft.url}${link}`, { redirect: 'manual' });
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('a state & more');
    const tokens = (await (await redeem(back.searchParams.get('code') ?? '')).json()) as Record<string, string>;
    expect(decodeJwt(tokens.access_token ?? '')).toMatchObject({ oid: employeeId, scp: 'access_as_user' });
    expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({ nonce: 'a-nonce', aud: 'fleet-tabs' });
    expect(JSON.parse(Buffer.from(tokens.client_info ?? '', 'base64url').toString())).toEqual({
      uid: employeeId,
      utid: contoso?.entraTenantId,
    });
    expect(tokens.refresh_token).toBeTruthy();
  });

  test('does not sign a person of another tenant in', async () => {
    const response = await authorize({ ...request, account: fabrikam?.users[0]?.objectId ?? '' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Pick an account');
  });
});

describe('the code', () => {
  test('comes back in the fragment or as a form where the client asks so', async () => {
    const back = await pick({ response_mode: 'fragment' });
    expect(back.search).toBe('');
    expect(new URLSearchParams(back.hash.slice(1)).get('code')).toBeTruthy();
    const form = await authorize({ ...request, account: employeeId, response_mode: 'form_post' });
    expect(await form.text()).toMatch(/<form method="post" action="http:\/\/localhost:4000\/tabs\/sign-in"/);
  });

  test('works once', async () => {
    const code = (await pick()).searchParams.get('code') ?? '';
    expect((await redeem(code)).status).toBe(200);
    expect(await (await redeem(code)).json()).toMatchObject({ error: 'invalid_grant', error_codes: [70008] });
  });

  test.each([
    ['another verifier', { code_verifier: 'something-else' }, 501481],
    ['another address', { redirect_uri: 'http://localhost:4000/' }, 500112],
  ])('is refused with %s', async (_what, changes, aadsts) => {
    const code = (await pick()).searchParams.get('code') ?? '';
    expect(await (await redeem(code, changes)).json()).toMatchObject({ error_codes: [aadsts] });
  });
});

describe('a bad request', () => {
  test('without PKCE, or with method plain, is told to the client', async () => {
    const plain = await pick({ code_challenge_method: 'plain' });
    expect(plain.searchParams.get('error')).toBe('invalid_request');
    expect(plain.searchParams.get('error_description')).toContain('AADSTS9002325');
    expect((await pick({ code_challenge: '' })).searchParams.get('code')).toBeNull();
  });

  test('with an address that is not registered is shown, and never followed', async () => {
    const response = await authorize({ ...request, redirect_uri: 'https://evil.example/' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('AADSTS50011');
  });
});

describe('a silent request', () => {
  test('needs somebody signed in, and then is answered without a page until sign-out', async () => {
    const silent = { ...request, prompt: 'none' };
    const refused = new URL((await authorize(silent)).headers.get('location') ?? '');
    expect(refused.searchParams.get('error')).toBe('login_required');
    const signedIn = await authorize({ ...request, account: employeeId });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const granted = new URL((await authorize(silent, 'contoso.example', { cookie })).headers.get('location') ?? '');
    expect(granted.searchParams.get('code')).toBeTruthy();
    await fetch(`${microsoft.url}/common/oauth2/v2.0/logout`, { headers: { cookie } });
    const after = new URL((await authorize(silent, 'contoso.example', { cookie })).headers.get('location') ?? '');
    expect(after.searchParams.get('error')).toBe('login_required');
  });
});
