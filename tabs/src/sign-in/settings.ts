/** What the server tells the tabs before anybody is signed in (`/tabs/settings.json`). */
export interface TabSettings {
  /** For example https://login.microsoftonline.com/organizations */
  authority: string;
  /** App registration of the tabs outside Teams. */
  tabsClientId: string;
  /** The permission asked for, for example api://fleet/access_as_user. */
  apiScope: string;
  /** Origin of the stand-in for Entra on one machine; null against the real one. */
  emulatorOrigin: string | null;
  /** Style of the base map; null for the map of the tabs' own. */
  mapStyleUrl: string | null;
}

/** @throws {Error} with a text for people, when the server does not answer with settings. */
export async function loadSettings(): Promise<TabSettings> {
  const response = await fetch(`${import.meta.env.BASE_URL}settings.json`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The server answered ${response.status} when asked how to sign in.`);
  const { authority, tabsClientId, apiScope, emulatorOrigin, mapStyleUrl } =
    (await response.json()) as Partial<TabSettings>;
  if (!authority || !tabsClientId || !apiScope) throw new Error('The server does not say how to sign in.');
  return {
    authority,
    tabsClientId,
    apiScope,
    emulatorOrigin: emulatorOrigin ?? null,
    mapStyleUrl: mapStyleUrl ?? null,
  };
}
