/**
 * Makes what other systems are asked by `fetch` spans and times it, through the channels on which Node itself tells of it. OpenTelemetry's
 * own instrumentation would record whole addresses, in which Graph has mailboxes; here only the host is looked at.
 */
import { subscribe } from 'node:diagnostics_channel';
import { SpanKind } from '@opentelemetry/api';
import { outgoingDuration } from './meters.ts';
import { beginSpan, failSpan } from './tracing.ts';

interface Asked {
  origin: string;
  method: string;
}

export function observeOutgoing(): void {
  const asked = new WeakMap<object, { end(status: number | string, error?: unknown): void }>();
  subscribe('undici:request:create', (message) => {
    const { request } = message as { request: Asked };
    const host = hostOf(request.origin);
    const startedAt = performance.now();
    const { span } = beginSpan(`${request.method} ${host}`, SpanKind.CLIENT);
    span.setAttributes({ 'http.request.method': request.method, 'server.address': host });
    asked.set(request, {
      end(status, error) {
        asked.delete(request);
        if (typeof status === 'number') span.setAttribute('http.response.status_code', status);
        if (error) failSpan(span, error);
        span.end();
        outgoingDuration().record((performance.now() - startedAt) / 1_000, { host, status });
      },
    });
  });
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as { request: Asked; response: { statusCode: number } };
    asked.get(request)?.end(response.statusCode);
  });
  subscribe('undici:request:error', (message) => {
    const { request, error } = message as { request: Asked; error: unknown };
    asked.get(request)?.end('none', error);
  });
}

/** Tenants' own servers are many: they are one host. */
function hostOf(origin: string): string {
  const { hostname } = new URL(origin);
  const known =
    /(^|\.)(microsoft\.com|microsoftonline\.com|azure\.com|geotab\.com|samsara\.com)$|^localhost$|^127\.0\.0\.1$/;
  return known.test(hostname) ? hostname : 'other';
}
