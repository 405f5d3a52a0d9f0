/** Sign-in outside Teams: authorization code with PKCE by redirect. Loaded only when the page is not framed. */
import {
  type AccountInfo,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { basePath } from '../paths.ts';
import { emulatorSystem } from './emulator-origin.ts';
import { type Session, SignInNeededError } from './session.ts';
import type { TabSettings } from './settings.ts';

export interface BrowserSignIn {
  /** Undefined when nobody is signed in. */
  session: Session | undefined;
  signIn: () => Promise<void>;
  /** Where the person was before the sign-in that has just come back, within the tabs. */
  returnTo: string | undefined;
}

/**
 * Finishes a sign-in that has just come back from Entra, or finds the one of this browser tab.
 * @throws {AuthError} of msal when Entra refused the sign-in
 */
export async function restoreBrowserSession(settings: TabSettings): Promise<BrowserSignIn> {
  const { authority, tabsClientId, apiScope, emulatorOrigin } = settings;
  const homePage = `${location.origin}${basePath}/`;
  const client = await createStandardPublicClientApplication({
    auth: { clientId: tabsClientId, authority, redirectUri: homePage, postLogoutRedirectUri: homePage },
    cache: { cacheLocation: 'sessionStorage' },
    ...(emulatorOrigin && { system: emulatorSystem(authority, emulatorOrigin) }),
  });
  const signIn = () =>
    client.loginRedirect({ scopes: [apiScope], prompt: 'select_account', state: location.pathname + location.search });

  const answer = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  const account = answer?.account ?? client.getAllAccounts()[0];
  return {
    signIn,
    session: account && sessionOf(client, account, apiScope, signIn),
    returnTo: answer?.state?.startsWith(`${basePath}/`) ? answer.state.slice(basePath.length) : undefined,
  };
}

function sessionOf(
  client: IPublicClientApplication,
  account: AccountInfo,
  apiScope: string,
  signIn: () => Promise<void>,
): Session {
  return {
    host: 'browser',
    navigates: true,
    locales: navigator.languages,
    signIn,
    signOut: () => client.logoutRedirect({ account }),
    async token() {
      try {
        // No hidden iframe: browsers block the cookies it would need, and it would only time out.
        const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
        const result = await client.acquireTokenSilent({ account, scopes: [apiScope], cacheLookupPolicy });
        return result.accessToken;
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) throw new SignInNeededError({ cause: error });
        throw error;
      }
    },
  };
}
