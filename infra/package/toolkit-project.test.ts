import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { roles } from '@fleet/contracts/operation.ts';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { placeholdersIn } from './placeholders.ts';
import { repositoryFolder } from './project-folders.ts';

interface Step {
  uses: string;
  with: Record<string, string>;
  writeToEnvironmentFile?: Record<string, string>;
}
interface Project {
  provision: Step[];
  deploy: Step[];
  publish?: Step[];
}

const read = (path: string) => readFile(new URL(path, repositoryFolder), 'utf8');
const readJson = async (path: string) => JSON.parse(await read(path));
const schema = await readJson('infra/package/schemas/toolkit-project-v1.8.schema.json');
const manifest = await readJson('appPackage/manifest.json');
const aadManifest = await readJson('appPackage/aad.manifest.json');

describe.each([
  ['teamsapp.yml', '.env.dev'],
  ['teamsapp.local.yml', '.env.local'],
])('%s', async (file, environmentFile) => {
  const project: Project = parse(await read(file));
  const steps = [...project.provision, ...project.deploy, ...(project.publish ?? [])];

  test('is what the schema of the Agents Toolkit allows', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(project), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...project, provision: [{ uses: 'teamsApp/nothing' }] })).toBe(false);
  });

  test('names files that are there', () => {
    const named = steps.flatMap(({ with: { manifestPath } }) => manifestPath ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) expect(existsSync(new URL(path, repositoryFolder)), path).toBe(true);
  });

  test('uses no variable that neither people nor an earlier step have given', async () => {
    const given = new Set(['AAD_APP_ACCESS_AS_USER_PERMISSION_ID', 'TEAMSFX_ENV']);
    const written = new Set(steps.flatMap(({ writeToEnvironmentFile = {} }) => Object.values(writeToEnvironmentFile)));
    for (const name of Object.keys(parseEnv(await read(`env/${environmentFile}`))))
      if (!written.has(name)) given.add(name);
    for (const step of steps) {
      const { manifestPath = '' } = step.with;
      const template = manifestPath.endsWith('aad.manifest.json') ? aadManifest : manifestPath ? manifest : {};
      for (const name of [...placeholdersIn(step.with), ...placeholdersIn(template)]) {
        expect(given, `${step.uses} uses ${name}`).toContain(name);
      }
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) given.add(name);
    }
  });

  test('keeps in git a line for whatever the package needs, and no secret', async () => {
    const names = Object.keys(parseEnv(await read(`env/${environmentFile}`)));
    const needed = [...new Set(placeholdersIn(manifest))];
    expect(names).toEqual(expect.arrayContaining(needed));
    expect(Object.keys(parseEnv(await read('env/.env.example')))).toEqual(expect.arrayContaining(needed));
    expect(names.filter((name) => /SECRET|PASSWORD|KEY/.test(name))).toEqual([]);
  });

  test('writes settings that the server knows', async () => {
    const known = Object.keys(parseEnv(await read('env/.env.example')));
    const settings = project.deploy.flatMap(({ with: { envs } }) => Object.keys(envs ?? {}));
    expect(known).toEqual(expect.arrayContaining(settings));
    expect(settings).toContain('BOT_APP_ID');
  });
});

describe('the registration in Entra ID', () => {
  test('lets exactly those clients in that the API trusts', async () => {
    const source = await read('api/src/http/verify-token.ts');
    const [, list = ''] = /teamsClientIds = \[([^\]]+)\]/.exec(source) ?? [];
    const trusted = [...list.matchAll(/'([^']+)'/g)].map(([, id]) => id);
    const { preAuthorizedApplications, oauth2PermissionScopes } = aadManifest.api;
    expect(preAuthorizedApplications.map(({ appId }: { appId: string }) => appId)).toEqual(trusted);
    for (const { delegatedPermissionIds } of preAuthorizedApplications) {
      expect(delegatedPermissionIds).toEqual([oauth2PermissionScopes[0].id]);
    }
    expect(source).toContain(`permission = '${oauth2PermissionScopes[0].value}'`);
  });

  test('answers for the resource that the app manifest asks a token for', () => {
    expect(aadManifest.identifierUris).toEqual([manifest.webApplicationInfo.resource]);
    expect(aadManifest.appId).toBe(manifest.webApplicationInfo.id);
    expect(aadManifest.api.requestedAccessTokenVersion).toBe(2);
  });

  test('has the roles of Fleet', () => {
    expect(aadManifest.appRoles.map(({ value }: { value: string }) => value)).toEqual([...roles]);
    expect(new Set(aadManifest.appRoles.map(({ id }: { id: string }) => id)).size).toBe(roles.length);
  });
});
