import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { StartLink } from '../env.ts';
import { plainPagePolicy } from './security-headers.ts';

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 'Segoe UI', system-ui, sans-serif;
    background: light-dark(#f5f5f5, #1f1f1f); color: light-dark(#242424, #fff); }
  main { width: min(640px, 100% - 32px); padding: 32px 0; }
  h1 { font-size: 28px; line-height: 36px; margin: 0 0 4px; }
  p { margin: 0 0 24px; color: light-dark(#616161, #adadad); }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
  a { display: block; padding: 16px 20px; border-radius: 8px; text-decoration: none; color: inherit;
    background: light-dark(#fff, #292929); border: 1px solid light-dark(#e0e0e0, #3d3d3d); }
  a:hover { border-color: #7f85f5; }
  a:focus-visible { outline: 2px solid #7f85f5; outline-offset: 2px; }
  strong { display: block; color: light-dark(#4f52b2, #9ea2ff); }
  small { font-size: 14px; color: light-dark(#616161, #adadad); }`;

const tabs = { url: '/tabs/', title: 'Vehicles and reservations', text: 'The tabs, as in Teams' };
const api = { url: '/api/docs/', title: 'The REST API', text: 'Everything it can do, to read and to try' };

/**
 * `/`: where to go from here.
 * @param links shown after the one to the tabs
 */
export function mountStartPage(server: Server, links: readonly StartLink[]): void {
  const items = [tabs, ...links, api].map(toItem).join('');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fleet for Microsoft Teams</title><style>${style}</style></head>
<body><main><h1>Fleet</h1><p>Pool vehicles, reserved from a Teams chat.</p><ul>${items}</ul></main></body></html>`;
  const answer = async (request: Request, response: Response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': plainPagePolicy,
      'cache-control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : html);
  };
  server.get('/', answer as RequestHandlerType);
  server.head('/', answer as RequestHandlerType);
}

function toItem({ url, title, text = '' }: StartLink): string {
  const [href, strong, small] = [url, title, text].map(escapeHtml);
  return `<li><a href="${href}"><strong>${strong}</strong><small>${small}</small></a></li>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
