import { context, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Request, Response, Route, Server } from 'restify';
import { requestDuration } from './meters.ts';
import { beginSpan } from './tracing.ts';

/** Times every request and makes it a trace. A trace begins here: outsiders do not choose our ids nor what is recorded. */
export function observeRequests(server: Server): void {
  const spans = new WeakMap<Request, ReturnType<typeof beginSpan>['span']>();
  server.pre((request, _response, next) => {
    const { span, within } = beginSpan(String(request.method), SpanKind.SERVER);
    spans.set(request, span);
    within(() => {
      // The parser tells of the body outside of it.
      context.bind(context.active(), request);
      next();
    });
  });
  server.on('after', (request: Request, response: Response, route: Route | null) => {
    const path = (route as { path?: string } | null)?.path ?? 'unknown';
    const attributes = {
      'http.request.method': String(request.method),
      'http.route': path,
      'http.response.status_code': response.statusCode,
    };
    requestDuration().record((Date.now() - request.time()) / 1_000, attributes);
    const span = spans.get(request);
    span?.updateName(`${request.method} ${path}`).setAttributes(attributes);
    if (response.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}
