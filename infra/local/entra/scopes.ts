import { demoApps } from '../seed/demo-directory.ts';
import { EntraError } from './entra-error.ts';

/** What a request's scopes ask for: one API, and perhaps an id token and a refresh token beside it. */
export interface RequestedScopes {
  resource: Resource;
  /** Delegated permissions by short name, as `scp` lists them. */
  permissions: readonly string[];
  /** Asked as `{api}/.default`: whatever was consented to. */
  isDefault: boolean;
  idToken: boolean;
  refreshToken: boolean;
  /** The `scope` member of the answer. */
  granted: string;
}

interface Resource {
  audience: string;
  prefix: string;
  delegated: readonly string[];
  /** Application permissions, the `roles` of an app-only token. */
  application: readonly string[];
}

const fleetApi: Resource = {
  audience: demoApps.api.clientId,
  prefix: demoApps.api.identifierUri,
  delegated: ['access_as_user'],
  application: [],
};
const graph: Resource = {
  audience: 'https://graph.microsoft.com',
  prefix: 'https://graph.microsoft.com',
  delegated: ['Calendars.ReadBasic', 'Calendars.ReadWrite', 'Mail.Send', 'User.Read'],
  application: [
    'AppCatalog.Read.All',
    'Calendars.ReadWrite',
    'Mail.Read',
    'Mail.Send',
    'TeamsActivity.Send',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'User.Read.All',
  ],
};
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** Throws AADSTS70011 for a scope that no API here has, and AADSTS28000 for scopes of two APIs at once. */
export function parseScopes(scope: string | null): RequestedScopes {
  const asked = (scope ?? '').split(/\s+/).filter((one) => one !== '');
  if (asked.length === 0) {
    throw new EntraError('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.");
  }
  const apiScopes = asked.filter((one) => !openIdScopes.includes(one)).map((one) => toApiScope(one, scope ?? ''));
  const resources = new Set(apiScopes.map((one) => one.resource));
  if (resources.size > 1) {
    throw new EntraError(
      'invalid_request',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    );
  }
  const resource = apiScopes[0]?.resource ?? graph;
  const isDefault = apiScopes.some((one) => one.permission === '.default');
  const permissions = isDefault ? resource.delegated : apiScopes.map((one) => one.permission);
  const idToken = asked.includes('openid');
  const refreshToken = asked.includes('offline_access');
  const granted = [
    ...(permissions.length > 0 ? permissions : ['User.Read']).map((one) => `${resource.prefix}/${one}`),
    ...(isDefault ? [`${resource.prefix}/.default`] : []),
    ...asked.filter((one) => openIdScopes.includes(one) && one !== 'offline_access'),
  ].join(' ');
  return {
    resource,
    permissions: permissions.length > 0 ? permissions : ['User.Read'],
    isDefault,
    idToken,
    refreshToken,
    granted,
  };
}

function toApiScope(scope: string, whole: string): { resource: Resource; permission: string } {
  const slash = scope.lastIndexOf('/');
  const prefix = slash < 0 ? graph.prefix : scope.slice(0, slash).replace(/\/$/, '');
  const permission = scope.slice(slash + 1);
  const resource = [fleetApi, graph].find(
    (one) => one.prefix === prefix.toLowerCase() || one.audience === prefix.toLowerCase(),
  );
  const known = resource?.delegated.find((one) => one.toLowerCase() === permission.toLowerCase());
  if (resource && permission === '.default') return { resource, permission };
  if (resource && known) return { resource, permission: known };
  throw new EntraError(
    'invalid_scope',
    70011,
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${whole} is not valid.`,
  );
}
