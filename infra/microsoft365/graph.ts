/** Microsoft Graph, as whoever is signed in to the Azure CLI. */

/** Runs `az` with these arguments. @returns what it prints */
export type Az = (commandLine: readonly string[]) => Promise<string>;

export interface Application {
  id: string;
  appId: string;
  api: { oauth2PermissionScopes: { id: string; value: string }[] };
  keyCredentials: { customKeyIdentifier: string }[];
}

export type Graph = <Answer>(method: 'get' | 'post' | 'patch', path: string, body?: object) => Promise<Answer>;

export function graphBy(az: Az): Graph {
  return async (method, path, body) => {
    const url = `https://graph.microsoft.com/v1.0${path}`;
    const content = body ? ['--headers', 'Content-Type=application/json', '--body', JSON.stringify(body)] : [];
    const printed = (await az(['rest', '--method', method, '--url', url, ...content])).trim();
    return printed ? JSON.parse(printed) : undefined;
  };
}
