import { html, type SafeHtml } from '../http/html.ts';
import { demoTenants } from '../seed/demo-directory.ts';
import type { Account } from './directory.ts';
import type { EntraError } from './entra-error.ts';

/** @param url the authorization request; each account is a link to it with `account` added */
export function accountPickerPage(url: URL, accounts: readonly Account[], loginHint: string | undefined): string {
  const hinted = loginHint?.toLowerCase();
  const groups = demoTenants.flatMap((tenant) => {
    const own = accounts.filter((account) => account.tenant === tenant);
    if (own.length === 0) return [];
    const entries = own.map((account) => accountLink(url, account, account.user.userPrincipalName === hinted));
    return [html`<h2>${tenant.displayName}</h2><ul>${entries}</ul>`];
  });
  return page(
    'Pick an account',
    html`<h1>Pick an account</h1>
<p>This stands in for Microsoft Entra ID on this machine: nobody needs a password.</p>
${groups}
<p><a href="${withAccount(url, 'none')}">Cancel</a></p>`,
  );
}

export function signInErrorPage(error: EntraError): string {
  return page(
    'Sign-in failed',
    html`<h1>Sorry, we could not sign you in</h1><p>AADSTS${error.aadsts}: ${error.message}</p>`,
  );
}

export function signedOutPage(): string {
  return page('Signed out', html`<h1>You signed out of your account</h1><p>You may close this window.</p>`);
}

function accountLink(url: URL, { user }: Account, hinted: boolean): SafeHtml {
  const initials = `${user.givenName[0]}${user.surname[0]}`;
  return html`<li><a class="account" href="${withAccount(url, user.objectId)}" ${hinted && html`autofocus`}>
<span class="initials" aria-hidden="true">${initials}</span>
<span><strong>${user.displayName}</strong><small>${user.userPrincipalName} · ${user.roles.join(', ').replaceAll('_', ' ')}</small></span></a></li>`;
}

function withAccount(url: URL, account: string): string {
  const next = new URL(url);
  next.searchParams.set('account', account);
  return `${next.pathname}${next.search}`;
}

function page(title: string, content: SafeHtml): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --page: #f3f2f1; --card: #fff; --text: #242424; --soft: #616161; --line: #d1d1d1; --hover: #f0f0f0; --accent: #0f6cbd; }
@media (prefers-color-scheme: dark) { :root { --page: #1b1a19; --card: #292827; --text: #f3f2f1; --soft: #c8c6c4; --line: #484644; --hover: #3b3a39; --accent: #62abf5; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/1.4 "Segoe UI", system-ui, sans-serif; background: var(--page); color: var(--text); }
main { width: min(27rem, 100vw - 3rem); box-sizing: border-box; padding: 2rem; margin: 1.5rem 0; background: var(--card); box-shadow: 0 2px 8px rgb(0 0 0 / 20%); border-radius: 4px; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 .5rem; } h2 { font-size: .9rem; color: var(--soft); margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; color: var(--soft); } ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--accent); } .account { display: flex; gap: .75rem; align-items: center; padding: .6rem .5rem; color: inherit; text-decoration: none; border-radius: 4px; }
.account:hover, .account:focus-visible { background: var(--hover); } .account strong { display: block; font-weight: 600; } small { color: var(--soft); }
.initials { flex: none; width: 2.4rem; height: 2.4rem; border-radius: 50%; display: grid; place-items: center; color: #fff; background: #0f6cbd; font-weight: 600; }
</style></head><body><main>${content}</main></body></html>`.html;
}
