import { ConfidentialClientApplication } from '@azure/msal-node';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoTenants } from '../seed/demo-directory.ts';
import { emulatedMsalNetwork } from '../testing/emulated-network.ts';
import { graphScope, startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const tenantId = demoTenants[0]?.entraTenantId;
let microsoft: TestMicrosoft;
beforeAll(async () => {
  microsoft = await startTestMicrosoft();
});
afterAll(() => microsoft.close());

function msal(clientSecret: string = demoApps.api.clientSecret): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: demoApps.api.clientId,
      clientSecret,
      authority: `https://login.microsoftonline.com/${tenantId}`,
    },
    system: { networkClient: emulatedMsalNetwork(microsoft.url) },
  });
}

test('MSAL gets a Graph token for the app itself with the real authority, and caches it', async () => {
  const client = msal();
  const first = await client.acquireTokenByClientCredential({ scopes: [graphScope] });
  const again = await client.acquireTokenByClientCredential({ scopes: [graphScope] });
  expect(first?.fromCache).toBe(false);
  expect(again?.fromCache).toBe(true);
  const keys = createRemoteJWKSet(new URL(`${microsoft.url}/${tenantId}/discovery/v2.0/keys`));
  const { payload } = await jwtVerify(first?.accessToken ?? '', keys, { audience: 'https://graph.microsoft.com' });
  expect(payload.roles).toContain('Mail.Send');
});

test('MSAL trades a person’s token for a Graph token on behalf of that person', async () => {
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'password',
    client_id: demoApps.tabs.clientId,
    username: 'approver@contoso.example',
    password: 'local',
    scope: 'api://fleet/access_as_user',
  });
  const { access_token: oboAssertion } = (await response.json()) as { access_token: string };
  const result = await msal().acquireTokenOnBehalfOf({ oboAssertion, scopes: [graphScope] });
  expect(result?.account?.username).toBe('approver@contoso.example');
  expect(result?.tenantId).toBe(tenantId);
  expect(result?.idTokenClaims).toMatchObject({ name: 'Amira Haddad' });
});

test('MSAL reports a wrong secret as Entra’s own error', async () => {
  await expect(msal('wrong').acquireTokenByClientCredential({ scopes: [graphScope] })).rejects.toMatchObject({
    errorCode: 'invalid_client',
    errorMessage: expect.stringContaining('AADSTS7000215'),
  });
});
