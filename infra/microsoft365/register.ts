import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applicationOf, type Manifest } from './application.ts';
import { type Application, type Az, type Graph, graphBy } from './graph.ts';
import { trustCertificate, trustIssuer } from './trust.ts';

export interface Wanted {
  domain: string;
  botId: string;
  /** Of the registration, by which it is found again. */
  name: string;
  /** PEM, without a key. */
  certificate?: string | undefined;
  /** Principal id of a managed identity of the same directory. */
  managedIdentity?: string | undefined;
  trusted?: { issuer: string; subject: string } | undefined;
}

export interface Registered {
  tenantId: string;
  appId: string;
  servicePrincipalObjectId: string;
}

/** Registers Fleet, or brings its registration up to date; what is as it should be stays. */
export async function register(az: Az, wanted: Wanted): Promise<Registered> {
  const graph = graphBy(az);
  const tenantId = (await az(['account', 'show', '--query', 'tenantId', '--output', 'tsv'])).trim();
  const application = await findOrCreate(graph, wanted.name);
  await bringUpToDate(graph, application, wanted);
  if (wanted.certificate) await trustCertificate(graph, application, wanted.certificate);
  if (wanted.managedIdentity) {
    const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
    await trustIssuer(graph, application, { name: 'fleet-managed-identity', issuer, subject: wanted.managedIdentity });
  }
  if (wanted.trusted) await trustIssuer(graph, application, { name: 'fleet-workload', ...wanted.trusted });
  const servicePrincipalObjectId = await findOrCreateServicePrincipal(graph, application.appId);
  return { tenantId, appId: application.appId, servicePrincipalObjectId };
}

async function findOrCreate(graph: Graph, name: string): Promise<Application> {
  const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
  const { value } = await graph<{ value: Application[] }>('get', `/applications?$filter=${filter}`);
  const [found, another] = value;
  if (another) throw new Error(`The directory has ${value.length} applications named ${name}: choose another --name`);
  return found ?? graph('post', '/applications', { displayName: name, signInAudience: 'AzureADMyOrg' });
}

async function bringUpToDate(graph: Graph, { id, api }: Application, { domain, botId, name }: Wanted): Promise<void> {
  const file = fileURLToPath(new URL('../../appPackage/aad.manifest.json', import.meta.url));
  const manifest: Manifest = JSON.parse(await readFile(file, 'utf8'));
  // A permission keeps its id: whoever has agreed to it has agreed to the id.
  const scopeId = api.oauth2PermissionScopes.find(({ value }) => value === 'access_as_user')?.id ?? crypto.randomUUID();
  const permissions = await graphPermissions(graph);
  const application = applicationOf(manifest, { domain, botId, name, scopeId, permissions });
  const { preAuthorizedApplications, ...rest } = application.api;
  // Graph knows no client of a permission that it does not know yet.
  await patchSoon(graph, id, { ...application, api: rest });
  await patchSoon(graph, id, { api: { preAuthorizedApplications } });
}

/** The ids of Graph's own permissions, by kind and name; they are the same in every directory. */
async function graphPermissions(graph: Graph): Promise<Map<string, string>> {
  const path =
    "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=appRoles,oauth2PermissionScopes";
  type Permission = { id: string; value: string };
  const found = await graph<{ appRoles: Permission[]; oauth2PermissionScopes: Permission[] }>('get', path);
  return new Map([
    ...found.appRoles.map(({ id, value }) => [`Role ${value}`, id] as const),
    ...found.oauth2PermissionScopes.map(({ id, value }) => [`Scope ${value}`, id] as const),
  ]);
}

const tries = 10;
const pauseMilliseconds = 3_000;

/** A new application takes a moment until every server of Entra knows it. */
async function patchSoon(graph: Graph, id: string, body: object): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await graph('patch', `/applications/${id}`, body);
    } catch (error) {
      const isUnknown = String((error as { stderr?: string }).stderr).includes('Request_ResourceNotFound');
      if (!isUnknown || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }
}

/** @returns its object id */
async function findOrCreateServicePrincipal(graph: Graph, appId: string): Promise<string> {
  const filter = encodeURIComponent(`appId eq '${appId}'`);
  const { value } = await graph<{ value: { id: string }[] }>('get', `/servicePrincipals?$filter=${filter}`);
  const [found] = value;
  return (found ?? (await graph<{ id: string }>('post', '/servicePrincipals', { appId }))).id;
}
