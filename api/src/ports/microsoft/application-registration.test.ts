/** The API proves to Entra who it is in each of the ways there are; what nobody vouches for is refused. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoTenants } from '../../../../infra/local/seed/demo-directory.ts';
import { makeCertificate } from '../../../../infra/local/testing/make-certificate.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../../../../infra/local/testing/test-microsoft.ts';
import type { ApplicationProof } from './application-registration.ts';
import { createApplicationTokens } from './application-tokens.ts';

const { clientId, clientSecret } = demoApps.api;
const [contoso, fabrikam] = demoTenants;
let microsoft: TestMicrosoft;
let folder: string;

beforeAll(async () => {
  microsoft = await startTestMicrosoft();
  folder = await mkdtemp(join(tmpdir(), 'fleet-proof-'));
});
afterAll(async () => {
  await microsoft.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const tokenOf = (proof: ApplicationProof, tenant = contoso) =>
  createApplicationTokens({ clientId, emulatorUrl: microsoft.url, ...proof })(tenant?.entraTenantId ?? '');

async function identityToken(resource: string): Promise<string> {
  const query = new URLSearchParams({
    'api-version': '2018-02-01',
    resource,
    client_id: demoApps.managedIdentity.clientId,
  });
  const response = await fetch(`${microsoft.url}/metadata/identity/oauth2/token?${query}`, {
    headers: { metadata: 'true' },
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

const proofs: Readonly<Record<string, () => Promise<ApplicationProof>>> = {
  'a secret': async () => ({ clientSecret }),
  async 'a certificate'() {
    const { key, cert } = await makeCertificate();
    await fetch(`${microsoft.url}/_control/certificates`, { method: 'POST', body: cert });
    return { certificateFile: await file('registered.pem', cert + key) };
  },
  'a managed identity': async () => ({ managedIdentityClientId: demoApps.managedIdentity.clientId }),
  async 'a token that the platform keeps in a file'() {
    return { federatedTokenFile: await file('token', `${await identityToken('api://AzureADTokenExchange')}\n`) };
  },
};

test.each(Object.entries(proofs))('by %s, in every directory', async (_, prove) => {
  const proof = await prove();
  for (const tenant of [contoso, fabrikam]) {
    const claims = decodeJwt(await tokenOf(proof, tenant));
    expect(claims).toMatchObject({ azp: clientId, tid: tenant?.entraTenantId, idtyp: 'app' });
  }
});

test.each([
  [
    'a certificate that is not registered',
    async () => {
      const { key, cert } = await makeCertificate();
      return { certificateFile: await file('unknown.pem', cert + key) };
    },
    '700027',
  ],
  [
    'a certificate with the key of another',
    async () => {
      const [mine, other] = await Promise.all([makeCertificate(), makeCertificate()]);
      await fetch(`${microsoft.url}/_control/certificates`, { method: 'POST', body: mine.cert });
      return { certificateFile: await file('mixed.pem', mine.cert + other.key) };
    },
    '700027',
  ],
  [
    'a token for something else',
    async () => ({
      federatedTokenFile: await file('wrong-token', await identityToken('https://vault.azure.net')),
    }),
    '700212',
  ],
] as const)('not by %s', async (_, prove, aadsts) => {
  await expect(tokenOf(await prove())).rejects.toThrow(aadsts);
});

test('not by an identity that the machine does not have', async () => {
  await expect(tokenOf({ managedIdentityClientId: clientId })).rejects.toThrow(/Identity not found|invalid_request/i);
});

test('a file without a certificate or without its key is told at the start, without its content', async () => {
  const { key } = await makeCertificate();
  const certificateFile = await file('key-alone.pem', key);
  expect(() => createApplicationTokens({ clientId, certificateFile })).toThrow(/^ENTRA_API_CERTIFICATE_FILE must hold/);
});
