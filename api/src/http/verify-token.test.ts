import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTokenVerifier, InvalidTokenError, KeysUnavailableError } from './verify-token.ts';

const directory = '11111111-1111-4111-8111-111111111111';
const clientId = 'f1ee7000-0000-4000-8000-00000000a001';
const nowSeconds = Date.parse('2026-11-23T07:00:00Z') / 1000;
const person = '00000000-0000-4000-8001-000000000001';

const { privateKey, publicKey } = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');
const anyIssuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
const publicJwk = { ...(await exportJWK(publicKey)), kid: 'known', alg: 'RS256', use: 'sig', issuer: anyIssuer };
// As Microsoft's document has one for personal accounts.
const otherDirectory = '9188040d-6c67-4c5b-b112-36a304b66dad';
const personal = await generateKeyPair('RS256');
const personalIssuer = anyIssuer.replace('{tenantid}', otherDirectory);
const personalJwk = { ...(await exportJWK(personal.publicKey)), kid: 'personal', use: 'sig', issuer: personalIssuer };
const { issuer: _issuer, ...unboundJwk } = { ...publicJwk, kid: 'unbound' };

const allKeys = (): [status: number, body: unknown] => [200, { keys: [publicJwk, personalJwk, unboundJwk] }];
let answerKeys = allKeys;
const paths: string[] = [];
// Plays the part of login.microsoftonline.com's key endpoint; the signature check itself is the real one.
const keyServer = createServer((request, response) => {
  paths.push(request.url ?? '');
  const [status, body] = answerKeys();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
let emulatorUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  emulatorUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => keyServer.close(resolve)));

const version2 = {
  aud: clientId,
  iss: `https://login.microsoftonline.com/${directory}/v2.0`,
  tid: directory,
  oid: person,
  scp: 'User.Read access_as_user',
  azp: 'fleet-tabs',
  ver: '2.0',
  nbf: nowSeconds - 60,
  exp: nowSeconds + 3600,
};
const { azp: _, ...withoutClient } = version2;
const version1 = {
  ...withoutClient,
  aud: 'api://fleet.contoso.example',
  iss: `https://sts.windows.net/${directory}/`,
  appid: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  ver: '1.0',
};

function sign(claims: Record<string, unknown>, { key = privateKey, kid = 'known' } = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
}

function createVerifier() {
  return createTokenVerifier({
    apiClientId: clientId,
    apiIdentifierUri: 'api://fleet.contoso.example',
    tabsClientId: 'fleet-tabs',
    emulatorUrl,
    now: () => new Date(nowSeconds * 1000),
  });
}

function verify(token: string) {
  return createVerifier()(token);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token is believed', () => {
  test('of version 2 for our client id, through our tabs', async () => {
    expect(await verify(await sign(version2))).toMatchObject({
      entraTenantId: directory,
      entraObjectId: person,
      expiresAt: new Date((nowSeconds + 3600) * 1000),
    });
    expect(paths.at(-1)).toBe('/common/discovery/v2.0/keys');
  });

  test('of version 1 for our identifier URI, through Teams itself', async () => {
    await expect(verify(await sign(version1))).resolves.toMatchObject({ entraObjectId: person });
  });
});

describe('a token permits its person to act here', () => {
  const permits = async (claims: object) =>
    verify(await sign({ ...version2, scp: undefined, sub: 'pairwise', ...claims })).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(InvalidTokenError);
        return false;
      },
    );

  test.each([
    ['the scope', { scp: 'access_as_user' }],
    ['an app role of ours instead', { roles: ['approver'] }],
    ['an app role of ours beside other scopes and roles', { scp: 'User.Read', roles: ['Reader', 'fleet_manager'] }],
    ['both', { scp: 'access_as_user', roles: ['admin'] }],
  ])('by %s', async (_by, claims) => {
    expect(await permits(claims)).toBe(true);
  });

  test.each([
    ['neither', {}],
    ['a role that is not ours', { roles: ['Everything.Owner', 'Admin'] }],
    ['a role that is no list', { roles: 'admin' }],
    ['a role of ours that an app has, which is no person', { roles: ['admin'], sub: person }],
    ['a role of ours in a token that says it is an app’s', { roles: ['admin'], idtyp: 'app' }],
    ['the scope in a token that says it is an app’s', { scp: 'access_as_user', idtyp: 'app' }],
  ])('not by %s', async (_by, claims) => {
    expect(await permits(claims)).toBe(false);
  });
});

describe('a token says of the person', () => {
  const claimsOf = async (claims: object) => (await verify(await sign({ ...version2, ...claims }))).claims;

  test('name, address, app roles and since when', async () => {
    const issued = { iat: nowSeconds - 60, name: 'Elena Fischer', roles: ['approver'] };
    expect(
      await claimsOf({ ...issued, preferred_username: 'elena@contoso.example', email: 'other@contoso.example' }),
    ).toEqual({
      displayName: 'Elena Fischer',
      email: 'elena@contoso.example',
      appRoles: ['approver'],
      issuedAt: new Date((nowSeconds - 60) * 1000),
    });
    expect(await claimsOf({ upn: 'elena@contoso.example', email: 'other@contoso.example' })).toMatchObject({
      email: 'elena@contoso.example',
    });
    expect(await claimsOf({ email: 'other@contoso.example' })).toMatchObject({ email: 'other@contoso.example' });
  });

  test.each([
    {},
    { name: '', preferred_username: '+49 89 1234', roles: 'admin' },
    { name: 7, preferred_username: 'a b@c', upn: null, email: 'x'.repeat(300), roles: [1] },
    { name: 'a\u0000b', preferred_username: 'a\u0000@b', roles: { admin: true } },
  ])('nothing where a claim is missing or strange, and is believed all the same: %j', async (claims) => {
    const { displayName, email, appRoles } = await claimsOf(claims);
    expect([displayName, email, appRoles]).toEqual([undefined, undefined, []]);
  });
});

describe('a token is refused', () => {
  const wrong: Record<string, Record<string, unknown>> = {
    'for another audience': { ...version2, aud: 'f1ee7000-0000-4000-8000-00000000a002' },
    'for Graph': { ...version2, aud: 'https://graph.microsoft.com' },
    'of version 2 with an identifier URI': { ...version2, aud: 'api://fleet.contoso.example' },
    'from the issuer of another directory': {
      ...version2,
      iss: 'https://login.microsoftonline.com/22222222-2222-4222-8222-222222222222/v2.0',
    },
    'from another issuer': { ...version2, iss: `https://login.example.com/${directory}/v2.0` },
    'with a version that is not its issuer’s': { ...version2, ver: '1.0', appid: 'fleet-tabs' },
    'that has expired': { ...version2, exp: nowSeconds - 11 },
    'that is not valid yet': { ...version2, nbf: nowSeconds + 60 },
    'that never expires': { ...version2, exp: undefined },
    'without the permission': { ...version2, scp: 'User.Read' },
    'with a permission that only begins alike': { ...version2, scp: 'access_as_user_admin' },
    'of an app without a person': { ...version2, scp: undefined, roles: ['access_as_user'] },
    'through a client nobody trusts': { ...version2, azp: 'f1ee7000-0000-4000-8000-00000000c001' },
    'without a client': withoutClient,
    'without a person': { ...version2, oid: undefined },
    'whose directory is no uuid': { ...version2, tid: '../common' },
  };
  for (const [why, claims] of Object.entries(wrong)) {
    test(why, async () => {
      await expect(verify(await sign(claims))).rejects.toBeInstanceOf(InvalidTokenError);
    });
  }

  test('with no signature at all', async () => {
    const token = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(version2)}.`;
    await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  test('signed symmetrically with our public key as the secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
    const token = await new SignJWT(version2).setProtectedHeader({ alg: 'HS256', kid: 'known' }).sign(secret);
    await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  test.each(['RS384', 'RS512', 'PS256'])(
    'signed by a right key with %s, though keys do not say for what they are',
    async (alg) => {
      const { privateKey: key, publicKey: itsPublicKey } = await generateKeyPair(alg);
      const jwk = { ...(await exportJWK(itsPublicKey)), kid: 'any', use: 'sig', issuer: anyIssuer };
      answerKeys = () => [200, { keys: [jwk] }];
      try {
        const token = await new SignJWT(version2).setProtectedHeader({ alg, kid: 'any' }).sign(key);
        await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
      } finally {
        answerKeys = allKeys;
      }
    },
  );

  test('signed by a stranger, under a known or an unknown key id', async () => {
    for (const kid of ['known', 'unknown']) {
      const token = await sign(version2, { key: stranger.privateKey, kid });
      await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
    }
  });

  test('that brings its own key or its own address of keys', async () => {
    const ownKey = await exportJWK(stranger.publicKey);
    for (const header of [{ jwk: ownKey }, { jku: 'https://keys.example.com/keys' }]) {
      const protectedHeader = { alg: 'RS256', kid: 'known', ...header };
      const token = await new SignJWT(version2).setProtectedHeader(protectedHeader).sign(stranger.privateKey);
      await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
    }
  });

  test('that was changed after it was signed, or is no token', async () => {
    const [head, , signature] = (await sign(version2)).split('.');
    const changed = `${head}.${encode({ ...version2, oid: '00000000-0000-4000-8001-000000000005' })}.${signature}`;
    for (const token of [changed, 'x', 'a.b.c', '', 'x'.repeat(20_000)]) {
      await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
    }
  });

  test('signed by a key that belongs to another directory alone', async () => {
    const key = personal.privateKey;
    const token = await sign(version2, { key, kid: 'personal' });
    await expect(verify(token)).rejects.toBeInstanceOf(InvalidTokenError);
    const own = { ...version2, tid: otherDirectory, iss: personalIssuer };
    await expect(verify(await sign(own, { key, kid: 'personal' }))).resolves.toMatchObject({ entraObjectId: person });
  });

  test('signed by a key that does not say whose it is, or that the token does not name', async () => {
    await expect(verify(await sign(version2, { kid: 'unbound' }))).rejects.toBeInstanceOf(InvalidTokenError);
    const nameless = await new SignJWT(version2).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    answerKeys = () => [200, { keys: [publicJwk] }];
    await expect(verify(nameless)).rejects.toBeInstanceOf(InvalidTokenError);
  });
});

test('a flood of made-up directories makes no request of its own and costs nobody their keys', async () => {
  const verifier = createVerifier();
  await verifier(await sign(version2));
  const requestsBefore = paths.length;
  const refusals = await Promise.all(
    Array.from({ length: 1_500 }, async () => {
      const tid = crypto.randomUUID();
      const iss = anyIssuer.replace('{tenantid}', tid);
      const head = encode({ alg: 'RS256', kid: 'made-up' });
      return verifier(`${head}.${encode({ ...version2, tid, iss })}.AAAA`).catch((error: unknown) => error);
    }),
  );
  expect(refusals.every((refusal) => refusal instanceof InvalidTokenError)).toBe(true);
  await verifier(await sign(version2));
  expect(paths.length).toBe(requestsBefore);
});

test('keys are asked for once; a new one is found within half a minute, and one that is gone believed for ten at most', async () => {
  const [old, next] = [{ keys: [publicJwk] }, await generateKeyPair('RS256')];
  const nextJwk = { ...(await exportJWK(next.publicKey)), kid: 'next', use: 'sig', issuer: anyIssuer };
  const [signedByOld, signedByNext] = [
    await sign(version2),
    await sign(version2, { key: next.privateKey, kid: 'next' }),
  ];
  const verifier = createVerifier();
  const requestsBefore = paths.length;
  const asked = () => paths.length - requestsBefore;
  // The library's own clock; the times in the token are judged by ours.
  vi.useFakeTimers({ toFake: ['Date'] });
  const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
  try {
    answerKeys = () => [200, old];
    for (let index = 0; index < 3; index++) await verifier(signedByOld);
    expect(asked()).toBe(1);
    answerKeys = () => [200, { keys: [...old.keys, nextJwk] }];
    await expect(verifier(signedByNext)).rejects.toBeInstanceOf(InvalidTokenError);
    expect(asked(), 'whoever makes keys up causes no request').toBe(1);
    pass(30_001);
    await expect(verifier(signedByNext)).resolves.toMatchObject({ entraObjectId: person });
    await expect(verifier(signedByOld)).resolves.toMatchObject({ entraObjectId: person });
    expect(asked()).toBe(2);
    answerKeys = () => [200, { keys: [nextJwk] }];
    pass(600_001);
    await expect(verifier(signedByOld)).rejects.toBeInstanceOf(InvalidTokenError);
    await expect(verifier(signedByNext)).resolves.toMatchObject({ entraObjectId: person });
    expect(asked()).toBe(3);
  } finally {
    vi.useRealTimers();
    answerKeys = allKeys;
  }
});

test('when the keys cannot be had nobody can tell, which is not the sender’s fault', async () => {
  for (const status of [400, 404, 429, 503]) {
    answerKeys = () => [status, {}];
    await expect(verify(await sign(version2)), String(status)).rejects.toBeInstanceOf(KeysUnavailableError);
  }
});
