/** The registration against a stand-in for the Azure CLI that keeps applications as Graph does. */
import { execFile } from 'node:child_process';
import { randomUUID, X509Certificate } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { makeCertificate } from '../local/testing/make-certificate.ts';
import type { Az } from './graph.ts';
import { register } from './register.ts';

const directory = '11111111-1111-4111-8111-111111111111';
const wanted = { domain: 'fleet.contoso.com', botId: 'b07', name: 'Fleet' };

interface Stored {
  id: string;
  appId: string;
  api: { oauth2PermissionScopes: { id: string }[] };
  keyCredentials: object[];
}
interface Body {
  api?: { preAuthorizedApplications?: { delegatedPermissionIds: string[] }[] };
  keyCredentials?: { customKeyIdentifier?: string; key?: string }[];
}

let applications: Stored[];
let servicePrincipals: { id: string; appId?: string }[];
let federations: { id: string; name?: string; subject?: string }[];
let writes: string[];
/** How often Graph does not know a new application yet. */
let forgetful: number;
beforeEach(() => {
  [applications, servicePrincipals, federations, writes, forgetful] = [[], [], [], [], 0];
});

const az: Az = async (commandLine) => {
  if (commandLine[0] === 'account') return `${directory}\n`;
  const argument = (name: string) => commandLine[commandLine.indexOf(name) + 1] ?? '';
  const { pathname, searchParams } = new URL(argument('--url'));
  const body = commandLine.includes('--body') ? JSON.parse(argument('--body')) : {};
  const answer = answerOf(argument('--method'), pathname.replace('/v1.0', ''), searchParams.get('$filter') ?? '', body);
  return answer ? JSON.stringify(answer) : '';
};

function answerOf(method: string, path: string, filter: string, body: Body): object | undefined {
  if (method !== 'get') writes.push(`${method} ${path}`);
  const value = /'(.*)'/.exec(filter)?.[1];
  if (path.startsWith('/servicePrincipals(')) {
    return {
      appRoles: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'].map((value) => ({
        id: value,
        value,
      })),
      oauth2PermissionScopes: [{ id: 'scope-id', value: 'Calendars.ReadBasic' }],
    };
  }
  if (path.includes('/federatedIdentityCredentials')) {
    if (method === 'get') return { value: federations };
    if (method === 'post') federations.push({ id: randomUUID(), ...body });
    else Object.assign(federations.find(({ id }) => path.endsWith(id)) ?? {}, body);
    return undefined;
  }
  if (path === '/servicePrincipals') {
    if (method === 'get') return { value: servicePrincipals.filter(({ appId }) => appId === value) };
    servicePrincipals.push({ id: randomUUID(), ...body });
    return servicePrincipals.at(-1);
  }
  if (method === 'get')
    return { value: applications.filter((one) => 'displayName' in one && one.displayName === value) };
  if (method === 'post') {
    const made = {
      id: randomUUID(),
      appId: randomUUID(),
      api: { oauth2PermissionScopes: [] },
      keyCredentials: [],
      ...body,
    };
    applications.push(made as Stored);
    return made;
  }
  patch(path, body);
  return undefined;
}

function patch(path: string, body: Body): void {
  if (forgetful-- > 0)
    throw Object.assign(new Error('az'), { stderr: 'Not Found({"code":"Request_ResourceNotFound"})' });
  const application = applications.find(({ id }) => path.endsWith(id));
  if (!application) throw new Error(`There is no ${path}`);
  const known = application.api.oauth2PermissionScopes.map(({ id }) => id);
  const clients = body.api?.preAuthorizedApplications ?? [];
  if (clients.some((one) => one.delegatedPermissionIds.some((id) => !known.includes(id)))) {
    throw new Error('Property api.preAuthorizedApplications names a permission that is not there');
  }
  const keyCredentials = body.keyCredentials?.map(({ customKeyIdentifier, key = '', ...rest }) => ({
    ...rest,
    customKeyIdentifier:
      customKeyIdentifier ?? new X509Certificate(Buffer.from(key, 'base64')).fingerprint.replaceAll(':', ''),
  }));
  const api = { ...application.api, ...body.api };
  Object.assign(application, body, { api }, keyCredentials && { keyCredentials });
}

test('registers what the manifest says', async () => {
  const registered = await register(az, wanted);
  expect(applications).toHaveLength(1);
  const [application] = applications;
  expect(application).toMatchObject({
    displayName: 'Fleet',
    identifierUris: ['api://fleet.contoso.com/botid-b07'],
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ value: 'access_as_user' }] },
    spa: { redirectUris: ['https://fleet.contoso.com/tabs/'] },
    requiredResourceAccess: [
      {
        resourceAccess: [
          { id: 'TeamsAppInstallation.ReadWriteSelfForUser.All', type: 'Role' },
          { id: 'AppCatalog.Read.All', type: 'Role' },
          { id: 'scope-id', type: 'Scope' },
        ],
      },
    ],
  });
  expect(JSON.stringify(application)).not.toContain('${{');
  const { appId } = application ?? {};
  expect(registered).toEqual({ tenantId: directory, appId, servicePrincipalObjectId: servicePrincipals[0]?.id });
});

test('makes nothing twice, and keeps the id of the permission that people agreed to', async () => {
  const trust = { ...wanted, certificate: (await makeCertificate()).cert, managedIdentity: 'principal' };
  const first = await register(az, trust);
  const before = structuredClone({ applications, servicePrincipals, federations });
  writes = [];
  expect(await register(az, trust)).toEqual(first);
  expect({ applications, servicePrincipals, federations }).toEqual(before);
  expect(writes.filter((write) => write.startsWith('post'))).toEqual([]);
  const issuer = `https://login.microsoftonline.com/${directory}/v2.0`;
  expect(federations).toMatchObject([{ issuer, subject: 'principal', audiences: ['api://AzureADTokenExchange'] }]);
});

test('a subject that has changed takes the place of the one before, and a new certificate stands beside the old', async () => {
  for (const name of ['one', 'two']) {
    const trusted = { issuer: 'https://oidc.example/cluster', subject: `system:serviceaccount:fleet:${name}` };
    await register(az, { ...wanted, trusted, certificate: (await makeCertificate()).cert });
  }
  expect(federations.map(({ subject }) => subject)).toEqual(['system:serviceaccount:fleet:two']);
  expect(applications[0]?.keyCredentials).toHaveLength(2);
});

test('waits until Entra knows what it has just made', async () => {
  forgetful = 1;
  await register(az, wanted);
  expect(applications[0]).toMatchObject({ identifierUris: ['api://fleet.contoso.com/botid-b07'] });
});

test('touches none of several with the same name', async () => {
  const other = { id: '1', appId: '1', displayName: 'Fleet', api: { oauth2PermissionScopes: [] }, keyCredentials: [] };
  applications = [other, { ...other, id: '2' }] as Stored[];
  await expect(register(az, wanted)).rejects.toThrow('2 applications named Fleet');
  expect(writes).toEqual([]);
});

test('the program says how it is called, and what the Azure CLI said when that failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-az-'));
  await writeFile(join(folder, 'az'), '#!/bin/sh\necho "ERROR: Please run az login" >&2; exit 1\n');
  await chmod(join(folder, 'az'), 0o755);
  const script = fileURLToPath(new URL('register-app.ts', import.meta.url));
  const run = (...given: string[]) =>
    promisify(execFile)(process.execPath, [script, ...given], { env: { PATH: `${folder}:${process.env.PATH}` } });
  await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('Usage: register-app.ts --domain') });
  const failing = run('--domain', 'fleet.contoso.com', '--bot-id', 'b07');
  await expect(failing).rejects.toMatchObject({ stderr: 'ERROR: Please run az login\n' });
  await rm(folder, { recursive: true });
});
