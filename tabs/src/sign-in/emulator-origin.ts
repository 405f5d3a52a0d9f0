/**
 * Points msal-browser at the stand-in for Entra. msal-browser refuses http authorities, so the product keeps the real
 * one everywhere and only the last step, the request itself, goes to another origin.
 */
import { type Configuration, type INavigationClient, type INetworkModule, NavigationClient } from '@azure/msal-browser';

/** The same path and query on another origin; addresses of other hosts than the authority's stay as they are. */
export function onEmulator(url: string, authority: string, emulatorOrigin: string): string {
  const target = new URL(url);
  if (target.origin !== new URL(authority).origin) return url;
  return new URL(target.pathname + target.search, emulatorOrigin).href;
}

/** The `system` part of msal's configuration that rewrites the token call and the way to the sign-in page. */
export function emulatorSystem(authority: string, emulatorOrigin: string): NonNullable<Configuration['system']> {
  const rewrite = (url: string) => onEmulator(url, authority, emulatorOrigin);

  class EmulatorNavigation extends NavigationClient implements INavigationClient {
    override navigateExternal(...[url, options]: Parameters<INavigationClient['navigateExternal']>) {
      return super.navigateExternal(rewrite(url), options);
    }
  }

  const send = async <Body>(method: string, url: string, headers?: Record<string, string>, body?: string) => {
    const response = await fetch(rewrite(url), { method, ...(headers && { headers }), ...(body && { body }) });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as Body,
    };
  };
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => send('GET', url, options?.headers),
    sendPostRequestAsync: (url, options) => send('POST', url, options?.headers, options?.body),
  };
  return { networkClient, navigationClient: new EmulatorNavigation() };
}
