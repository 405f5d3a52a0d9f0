import { type Call, jsonReply, parameter, type Reply } from '../http/call.ts';
import { authenticateClient, type Client } from './client.ts';
import type { Entra } from './entra.ts';
import { EntraError, entraErrorReply } from './entra-error.ts';
import { authorizationCodeGrant } from './grants/authorization-code.ts';
import { clientCredentialsGrant } from './grants/client-credentials.ts';
import { onBehalfOfGrant } from './grants/on-behalf-of.ts';
import { passwordGrant } from './grants/password.ts';
import { refreshTokenGrant } from './grants/refresh-token.ts';
import { clientInfo, issueDelegatedToken, issueIdToken, tokenLifetime } from './issue-tokens.ts';
import { issueRefreshToken } from './refresh-tokens.ts';
import { parseScopes } from './scopes.ts';
import { type PersonGrant, requiredParameter, type TokenRequest } from './token-request.ts';

/** `POST /{tenant}/oauth2/v2.0/token` */
export async function answerTokenRequest(entra: Entra, call: Call): Promise<Reply> {
  try {
    const form = new URLSearchParams(call.body);
    const tenantName = parameter(call, 'tenant');
    const client = await authenticateClient(entra, form, call.headers.authorization, tenantName);
    return jsonReply(200, await grant(entra, { tenantName, client, form }), { 'cache-control': 'no-store' });
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const correlationId = call.headers['client-request-id'];
    return entraErrorReply(error, entra.now(), typeof correlationId === 'string' ? correlationId : undefined);
  }
}

async function grant(entra: Entra, request: TokenRequest): Promise<Record<string, unknown>> {
  const grantType = requiredParameter(request.form, 'grant_type');
  switch (grantType) {
    case 'client_credentials':
      return clientCredentialsGrant(entra, request);
    case 'password':
      return tokensFor(entra, request.client, passwordGrant(request));
    case 'authorization_code':
      return tokensFor(entra, request.client, authorizationCodeGrant(entra, request));
    case 'refresh_token':
      return tokensFor(entra, request.client, refreshTokenGrant(entra, request));
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return tokensFor(entra, request.client, await onBehalfOfGrant(entra, request));
    default:
      throw new EntraError(
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${grantType}'.`,
      );
  }
}

async function tokensFor(entra: Entra, client: Client, person: PersonGrant): Promise<Record<string, unknown>> {
  const scopes = parseScopes(person.scope);
  return {
    token_type: 'Bearer',
    scope: scopes.granted,
    ...tokenLifetime,
    access_token: await issueDelegatedToken(entra, person.account, client.clientId, scopes),
    ...(scopes.refreshToken
      ? { refresh_token: issueRefreshToken(entra, person.account, client.clientId, person.scope ?? '') }
      : {}),
    ...(scopes.idToken ? { id_token: await issueIdToken(entra, person.account, client.clientId, person.nonce) } : {}),
    client_info: clientInfo(person.account),
  };
}
