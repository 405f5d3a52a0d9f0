import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { Environment } from '../env.ts';
import { plainPagePolicy } from './security-headers.ts';

interface StartLink {
  href: string;
  title: string;
  text: string;
}

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

/** The tabs and, on one machine, what stands in for Teams and Outlook. */
export function startLinks({ emulatorUrl, playgroundPort }: Pick<Environment, 'emulatorUrl' | 'playgroundPort'>) {
  const links: StartLink[] = [{ href: '/tabs/', title: 'Vehicles and reservations', text: 'The tabs, as in Teams' }];
  const api = { href: '/api/docs/', title: 'The REST API', text: 'Everything it can do, to read and to try' };
  if (!emulatorUrl) return [...links, api];
  if (playgroundPort) {
    const chat = (port: number) => `http://localhost:${port}`;
    links.push(
      { href: chat(playgroundPort), title: 'Chat as the employee', text: 'Try: book a van tomorrow 9 to 12' },
      { href: chat(playgroundPort + 1), title: 'Chat as the approver', text: 'Approval cards arrive here' },
    );
  }
  links.push({ href: emulatorUrl, title: 'Mailboxes and calendars', text: 'What Outlook would show' });
  return [...links, api];
}

/** `/`: where to go from here. */
export function mountStartPage(server: Server, links: ReturnType<typeof startLinks>): void {
  const items = links
    .map(({ href, title, text }) => `<li><a href="${href}"><strong>${title}</strong><small>${text}</small></a></li>`)
    .join('');
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
