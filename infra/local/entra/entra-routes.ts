import type { Handler } from '../http/call.ts';
import { htmlReply, redirectReply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { answerAuthorize } from './authorize.ts';
import { answerPreflight, crossOrigin, isLocalAddress } from './cross-origin.ts';
import type { Entra } from './entra.ts';
import { EntraError, entraErrorReply } from './entra-error.ts';
import { answerIdentityToken } from './managed-identity.ts';
import { answerInstanceDiscovery, answerKeys, answerOpenIdConfiguration } from './metadata.ts';
import { signedOutPage } from './sign-in-pages.ts';
import { endSession } from './sign-in-session.ts';
import { answerTokenRequest } from './token-endpoint.ts';

export function entraRoutes(entra: Entra): Route[] {
  const open: [Route['method'], string, Handler][] = [
    ['POST', '/{tenant}/oauth2/v2.0/token', (call) => answerTokenRequest(entra, call)],
    ['GET', '/{tenant}/discovery/v2.0/keys', (call) => answerKeys(entra, call)],
    ['GET', '/{tenant}/v2.0/.well-known/openid-configuration', (call) => answerOpenIdConfiguration(entra, call)],
    ['GET', '/{tenant}/discovery/instance', () => answerInstanceDiscovery(entra)],
  ];
  return [
    ...open.flatMap(([method, path, handle]): Route[] => [
      { method, path, handle: crossOrigin(refusals(entra, handle)) },
      { method: 'OPTIONS', path, handle: answerPreflight },
    ]),
    {
      method: 'GET',
      path: '/metadata/identity/oauth2/token',
      handle: (call) => answerIdentityToken(entra, call),
    },
    { method: 'GET', path: '/{tenant}/oauth2/v2.0/authorize', handle: (call) => answerAuthorize(entra, call) },
    {
      method: 'GET',
      path: '/{tenant}/oauth2/v2.0/logout',
      handle: (call) => {
        const headers = { 'set-cookie': endSession(entra, call) };
        const after = call.url.searchParams.get('post_logout_redirect_uri') ?? '';
        return isLocalAddress(after) ? redirectReply(after, headers) : htmlReply(200, signedOutPage(), headers);
      },
    },
  ];
}

function refusals(entra: Entra, handle: Handler): Handler {
  return async (call) => {
    try {
      return await handle(call);
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      return entraErrorReply(error, entra.now(), undefined);
    }
  };
}
