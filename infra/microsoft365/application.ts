/** The manifest that the Agents Toolkit reads, as far as it is the same for Graph. */
export interface Manifest {
  identifierUris: string[];
  api: {
    requestedAccessTokenVersion: number;
    oauth2PermissionScopes: object[];
    preAuthorizedApplications: object[];
  };
  appRoles: object[];
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  optionalClaims: object;
  spa: object;
}

const graphAppId = '00000003-0000-0000-c000-000000000000';

interface Facts {
  domain: string;
  botId: string;
  name: string;
  /** Of the permission access_as_user. */
  scopeId: string;
  /** Ids of Graph's permissions, by `Role name` or `Scope name`. */
  permissions: ReadonlyMap<string, string>;
}

/**
 * The application as Graph is told: what the toolkit is told, with its placeholders filled and Graph's permissions by id.
 * @throws for a permission that Graph does not have
 */
export function applicationOf(manifest: Manifest, { domain, botId, name, scopeId, permissions }: Facts): Manifest {
  const values: Readonly<Record<string, string>> = {
    APP_DOMAIN: domain,
    BOT_ID: botId,
    AAD_APP_ACCESS_AS_USER_PERMISSION_ID: scopeId,
  };
  const { identifierUris, api, appRoles, requiredResourceAccess, optionalClaims, spa } = manifest;
  const told = { displayName: name, identifierUris, api, appRoles, requiredResourceAccess, optionalClaims, spa };
  const filled: Manifest = JSON.parse(
    JSON.stringify(told).replaceAll(/\$\{\{(\w+)\}\}/g, (placeholder, variable) => values[variable] ?? placeholder),
  );
  return {
    ...filled,
    requiredResourceAccess: filled.requiredResourceAccess.map(({ resourceAccess }) => ({
      resourceAppId: graphAppId,
      resourceAccess: resourceAccess.map(({ id, type }) => ({ id: idOf(`${type} ${id}`, permissions), type })),
    })),
  };
}

function idOf(permission: string, permissions: ReadonlyMap<string, string>): string {
  const id = permissions.get(permission);
  if (!id) throw new Error(`Microsoft Graph has no permission ${permission}`);
  return id;
}
