import { type Call, parameter } from '../http/call.ts';
import type { DemoTenant } from '../seed/demo-directory.ts';
import { findClient } from './client.ts';
import { isLocalAddress } from './cross-origin.ts';
import { tenantsOf } from './directory.ts';
import { EntraError } from './entra-error.ts';
import { parseScopes } from './scopes.ts';

type ResponseMode = 'query' | 'fragment' | 'form_post';

/** Where the browser goes back to; known good before any other fault may be reported there. */
export interface ReturnAddress {
  redirectUri: string;
  responseMode: ResponseMode;
  state: string | undefined;
}

export interface AuthorizationRequest {
  tenants: readonly DemoTenant[];
  clientId: string;
  scope: string;
  codeChallenge: string;
  nonce: string | undefined;
  prompt: string | undefined;
  loginHint: string | undefined;
}

/** Throws what must be shown on a page, because the address to report it to is itself in doubt. */
export function readReturnAddress(call: Call): ReturnAddress {
  const query = call.url.searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  findClient(query.get('client_id') ?? undefined, parameter(call, 'tenant'));
  if (!isLocalAddress(redirectUri)) {
    throw new EntraError(
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application: the demo apps have those on localhost.`,
    );
  }
  return { redirectUri, responseMode: readResponseMode(query), state: query.get('state') ?? undefined };
}

/** Throws EntraError for what is told to the client at its return address. */
export function readAuthorizationRequest(call: Call): AuthorizationRequest {
  const query = call.url.searchParams;
  const tenantName = parameter(call, 'tenant');
  if (query.get('response_type') !== 'code') {
    throw new EntraError(
      'unsupported_response_type',
      700054,
      `response_type '${query.get('response_type') ?? ''}' is not enabled for the application.`,
    );
  }
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    throw new EntraError(
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption: send code_challenge and code_challenge_method=S256.',
    );
  }
  const scope = query.get('scope') ?? '';
  parseScopes(scope);
  return {
    tenants: tenantsOf(tenantName),
    clientId: findClient(query.get('client_id') ?? undefined, tenantName).clientId,
    scope,
    codeChallenge,
    nonce: query.get('nonce') ?? undefined,
    prompt: query.get('prompt') ?? undefined,
    loginHint: query.get('login_hint') ?? undefined,
  };
}

function readResponseMode(query: URLSearchParams): ResponseMode {
  const mode = query.get('response_mode') ?? 'query';
  if (mode === 'query' || mode === 'fragment' || mode === 'form_post') return mode;
  throw new EntraError('invalid_request', 90014, `The response_mode '${mode}' is not supported.`);
}
