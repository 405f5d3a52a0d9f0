/** The built tabs at /tabs/, and what they need to know before anybody is signed in. */
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { HttpProblem } from './problem.ts';
import { tabPolicy } from './security-headers.ts';
import { sendStaticFile } from './send-static-file.ts';
import { createStaticFiles } from './static-files.ts';

export interface TabsOptions {
  /** Where the build lies. */
  folder: string;
  tabsClientId: string;
  /** The permission a browser asks for, for example `api://fleet/access_as_user`. */
  apiScope: string;
  emulatorUrl: string | undefined;
  /** Style of the base map, as MapLibre and Mapbox write it; left out, the tabs bring a map of their own. */
  mapStyleUrl?: string | undefined;
}

export function mountTabs(server: Server, options: TabsOptions): void {
  const findFile = createStaticFiles(options.folder);
  const policy = tabPolicy(options);
  const settings = JSON.stringify({
    authority: 'https://login.microsoftonline.com/organizations',
    tabsClientId: options.tabsClientId,
    apiScope: options.apiScope,
    emulatorOrigin: options.emulatorUrl ?? null,
    mapStyleUrl: options.mapStyleUrl ?? null,
  });
  const answerSettings = async (_request: Request, response: Response) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };
    response.writeHead(200, headers);
    response.end(settings);
  };
  const answerFile = async (request: Request, response: Response) => {
    const path = decodePath(request.path().slice('/tabs/'.length));
    const file = (await findFile(path)) ?? (await findPage(path));
    if (!file) throw new HttpProblem('NOT_FOUND', 'There is no such file. Open /tabs/ instead.');
    response.setHeader('content-security-policy', policy);
    // On a card they stand on a page of Teams.
    if (path.startsWith('vehicles/')) response.setHeader('cross-origin-resource-policy', 'cross-origin');
    // Vite puts a hash of the content into every name below assets/; all others keep their name and change.
    const isHashed = path.startsWith('assets/');
    sendStaticFile(request, response, file, isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  /** An address inside the application is the page itself; a missing file is not. */
  const findPage = (path: string) =>
    path.startsWith('assets/') || /\.\w+$/.test(path) ? undefined : findFile('index.html');
  const redirect = async (_request: Request, response: Response) => {
    response.writeHead(302, { location: '/tabs/' });
    response.end();
  };
  for (const method of ['get', 'head'] as const) {
    server[method]('/tabs', redirect as RequestHandlerType);
    server[method]('/tabs/settings.json', answerSettings as RequestHandlerType);
    server[method]('/tabs/*', answerFile as RequestHandlerType);
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
}
