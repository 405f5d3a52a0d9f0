import { type Call, jsonReply, parameter, type Reply } from '../http/call.ts';
import { tenantsOf } from './directory.ts';
import { type Entra, issuerOf } from './entra.ts';

/** `GET /{tenant}/discovery/v2.0/keys`: each key says for which directory it signs, or that it does for all of them. */
export function answerKeys(entra: Entra, call: Call): Reply {
  return jsonReply(200, { keys: [{ ...entra.signingKey.publicJwk, issuer: issuerFor(parameter(call, 'tenant')) }] });
}

/** @throws when there is no such directory */
function issuerFor(name: string): string {
  const [tenant, another] = tenantsOf(name);
  return issuerOf(tenant && !another ? tenant.entraTenantId : '{tenantid}');
}

/**
 * `GET /{tenant}/v2.0/.well-known/openid-configuration`. The issuer is Microsoft's, as in the tokens; the endpoints are the
 * stand-in's own, so that a client which takes them from here never sends a demo password to the real Microsoft.
 */
export function answerOpenIdConfiguration(entra: Entra, call: Call): Reply {
  const name = parameter(call, 'tenant');
  const [tenant, another] = tenantsOf(name);
  const path = tenant && !another ? tenant.entraTenantId : name.toLowerCase();
  const base = `${entra.publicUrl()}/${path}`;
  return jsonReply(200, {
    issuer: issuerFor(name),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    claims_supported: ['aud', 'iss', 'iat', 'exp', 'nonce', 'oid', 'preferred_username', 'name', 'sub', 'tid', 'ver'],
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  });
}

/** `GET /common/discovery/instance`, by which MSAL learns which hosts are one cloud. */
export function answerInstanceDiscovery(entra: Entra): Reply {
  return jsonReply(200, {
    tenant_discovery_endpoint: `${entra.publicUrl()}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      },
    ],
  });
}
