import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { HttpProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { RequestLimits } from './request-limits.ts';

export interface TelematicsWebhookOptions {
  /** Answers POST /telematics/{secret}; `taken` once everything is stored. */
  receiveTelematicsWebhook: (webhook: {
    secret: string;
    headers: Request['headers'];
    rawBody: Buffer;
  }) => Promise<'taken' | 'unknown' | 'unreadable'>;
  limits: RequestLimits;
}

const bodyRules = { contentTypes: ['application/json', 'text/plain'], maximumBytes: 1024 * 1024 };

/**
 * `/telematics/{secret}`: where telematics services post, which can send no token of ours. The address is the secret, so it is never
 * logged, and one that opens nothing answers like any address where nothing is.
 */
export function mountTelematicsWebhooks(
  server: Server,
  { receiveTelematicsWebhook, limits }: TelematicsWebhookOptions,
): void {
  const answer = async (request: Request, response: Response) => {
    await limits.admitAddress(request);
    const rawBody = (await readBody(request, bodyRules)) ?? Buffer.alloc(0);
    const { headers } = request;
    const outcome = await receiveTelematicsWebhook({ secret: String(request.params.secret), headers, rawBody });
    if (outcome === 'unknown') throw Object.assign(new Error('There is no such address'), { statusCode: 404 });
    if (outcome === 'unreadable') {
      throw new HttpProblem('VALIDATION_FAILED', 'This is no position as Traccar forwards it (forward.type=json).');
    }
    response.writeHead(204);
    response.end();
  };
  server.post('/telematics/:secret', answer as RequestHandlerType);
}
