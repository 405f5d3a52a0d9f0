import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { mailPolicy, plainPagePolicy } from './security-headers.ts';

export interface MailPreviewOptions {
  /** Undefined everywhere but on one machine. */
  mailPreviews?:
    | {
        index: string;
        page(name: string, language: string, theme: string): string | undefined;
        text(name: string, language: string): string | undefined;
      }
    | undefined;
}

/** `/mail-previews`: every mail in every language, light, dark and as plain text, with samples. */
export function mountMailPreviews(server: Server, { mailPreviews }: MailPreviewOptions): void {
  if (!mailPreviews) return;
  const showIndex = async (_request: Request, response: Response) => {
    send(response, mailPreviews.index, 'text/html; charset=utf-8', plainPagePolicy);
  };
  const showMail = async (request: Request, response: Response) => {
    const { name, language, kind } = request.params as Record<string, string>;
    const isText = kind === 'text';
    const shown = isText
      ? mailPreviews.text(name ?? '', language ?? '')
      : mailPreviews.page(name ?? '', language ?? '', kind ?? '');
    if (shown === undefined) throw Object.assign(new Error('There is no such mail'), { statusCode: 404 });
    send(response, shown, `text/${isText ? 'plain' : 'html'}; charset=utf-8`, mailPolicy);
  };
  server.get('/mail-previews', showIndex as RequestHandlerType);
  server.get('/mail-previews/:name/:language/:kind', showMail as RequestHandlerType);
}

function send(response: Response, body: string, contentType: string, policy: string): void {
  response.writeHead(200, {
    'content-type': contentType,
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(body);
}
