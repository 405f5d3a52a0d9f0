/** What the API can do: the OpenAPI document for programs, and Swagger UI, served from here, for people. */
import { fileURLToPath } from 'node:url';
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { createOpenApiDocument } from './openapi.ts';
import { HttpProblem } from './problem.ts';
import { apiDocsPolicy } from './security-headers.ts';
import { sendStaticFile } from './send-static-file.ts';
import { createStaticFiles } from './static-files.ts';

const folder = fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json')));
const servedFiles = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fleet: the REST API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head><body><main id="api"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;

const start = `const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
});`;

/** @param publicUrl origin under which the API is reached */
export function mountApiDocs(server: Server, publicUrl: string): void {
  const findFile = createStaticFiles(folder);
  const texts: Readonly<Record<string, [contentType: string, text: string]>> = {
    '/api/openapi.json': ['application/json', JSON.stringify(createOpenApiDocument(publicUrl))],
    '/api/docs/': ['text/html', page],
    '/api/docs/start.js': ['text/javascript', start],
  };
  const answerText = async (request: Request, response: Response) => {
    const [contentType = '', text = ''] = texts[request.path()] ?? [];
    response.writeHead(200, {
      'content-type': `${contentType}; charset=utf-8`,
      'content-security-policy': apiDocsPolicy,
      'cache-control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  const answerFile = async (request: Request, response: Response) => {
    const name = request.path().slice('/api/docs/'.length);
    const file = servedFiles.includes(name) ? await findFile(name) : undefined;
    if (!file) throw new HttpProblem('NOT_FOUND', 'There is no such file. Open /api/docs/ instead.');
    sendStaticFile(request, response, file, 'no-cache');
  };
  const redirect = async (_request: Request, response: Response) => {
    response.writeHead(302, { location: '/api/docs/' });
    response.end();
  };
  for (const method of ['get', 'head'] as const) {
    for (const path of Object.keys(texts)) server[method](path, answerText as RequestHandlerType);
    server[method]('/api/docs', redirect as RequestHandlerType);
    server[method]('/api/docs/*', answerFile as RequestHandlerType);
  }
}
