import { type Call, htmlReply, type Reply, redirectReply } from '../http/call.ts';
import { html } from '../http/html.ts';
import { issueCode } from './authorization-codes.ts';
import {
  type AuthorizationRequest,
  type ReturnAddress,
  readAuthorizationRequest,
  readReturnAddress,
} from './authorization-request.ts';
import { type Account, accountsOf, findAccountById } from './directory.ts';
import type { Entra } from './entra.ts';
import { EntraError, entraErrorBody } from './entra-error.ts';
import { accountPickerPage, signInErrorPage } from './sign-in-pages.ts';
import { findSession, startSession } from './sign-in-session.ts';

/** `GET /{tenant}/oauth2/v2.0/authorize`: the account picker; `account=` in the address is what its links add. */
export function answerAuthorize(entra: Entra, call: Call): Reply {
  let returnAddress: ReturnAddress;
  try {
    returnAddress = readReturnAddress(call);
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    return htmlReply(400, signInErrorPage(error));
  }
  try {
    const request = readAuthorizationRequest(call);
    const account = chooseAccount(entra, call, request);
    if (!account) return htmlReply(200, accountPickerPage(call.url, accountsOf(request.tenants), request.loginHint));
    const code = issueCode(entra, account, { ...request, redirectUri: returnAddress.redirectUri });
    return goBack(returnAddress, { code }, { 'set-cookie': startSession(entra, account) });
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const { error: code, error_description, error_uri } = entraErrorBody(error, entra.now(), undefined);
    return goBack(returnAddress, { error: code, error_description, error_uri }, {});
  }
}

function chooseAccount(entra: Entra, call: Call, request: AuthorizationRequest): Account | undefined {
  const picked = call.url.searchParams.get('account');
  if (picked === 'none') throw new EntraError('access_denied', 65004, 'User declined to consent to access the app.');
  if (picked) return findAccountById(request.tenants, picked);
  if (request.prompt !== 'none') return undefined;
  const session = findSession(entra, call);
  if (!session) {
    throw new EntraError('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  }
  const account = findAccountById(request.tenants, session.user.objectId);
  const hint = request.loginHint?.toLowerCase();
  if (!account || (hint && hint !== account.user.userPrincipalName.toLowerCase())) {
    throw new EntraError('interaction_required', 16000, 'Another user is signed in than the one asked for.');
  }
  return account;
}

function goBack(to: ReturnAddress, answer: Record<string, string>, headers: Record<string, string>): Reply {
  const fields = { ...answer, ...(to.state === undefined ? {} : { state: to.state }) };
  const address = new URL(to.redirectUri);
  if (to.responseMode === 'form_post') {
    const inputs = Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    );
    const page = html`<!doctype html><title>Signing in</title><body onload="document.forms[0].submit()">
<form method="post" action="${to.redirectUri}">${inputs}<noscript><button>Continue</button></noscript></form>`;
    return htmlReply(200, page.html, headers);
  }
  if (to.responseMode === 'fragment') address.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  return redirectReply(address.href, headers);
}
