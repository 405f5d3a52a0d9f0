import type { Call, Handler, Reply } from '../http/call.ts';

/** Lets pages on other local ports call the endpoint, as Entra does for the redirect addresses of single-page apps. */
export function crossOrigin(handle: Handler): Handler {
  return async (call) => {
    const reply = await handle(call);
    return { ...reply, headers: { ...reply.headers, ...allowOrigin(call) } };
  };
}

/** The browser's question before the real request. */
export function answerPreflight(call: Call): Reply {
  const asked = call.headers['access-control-request-headers'];
  return {
    status: 204,
    headers: {
      ...allowOrigin(call),
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      ...(asked ? { 'access-control-allow-headers': asked } : {}),
      'access-control-max-age': '600',
    },
  };
}

function allowOrigin(call: Call): Record<string, string> {
  const origin = call.headers.origin;
  if (!origin || !isLocalAddress(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-ms-request-id, client-request-id',
  };
}

/** Whether an address is on this machine; nothing else is registered with the demo apps. */
export function isLocalAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
  return local && (protocol === 'http:' || protocol === 'https:');
}
