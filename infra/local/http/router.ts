import type { Call, Handler, Reply } from './call.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** For example `/v1.0/users/{user}/events`; fixed parts match in any letter case, as OData and Entra do. */
  path: string;
  handle: Handler;
}

export type Router = (call: Call) => Promise<Reply>;

/** Answers what no route serves; 400 is a path that cannot be decoded. */
export type Refuse = (call: Call, status: 400 | 404 | 405, headers: Record<string, string>) => Reply | Promise<Reply>;

/**
 * Answers with the first matching route. Small on purpose: `$batch` calls it without a socket, which a web framework's
 * router does not offer.
 */
export function createRouter(routes: readonly Route[], refuse: Refuse = plainRefusal): Router {
  const parsed = routes.map((route) => ({ route, segments: route.path.split('/').slice(1) }));
  return async (call) => {
    const segments = decodeSegments(call.url.pathname);
    if (!segments) return refuse(call, 400, {});
    const matching = parsed.flatMap(({ route, segments: pattern }) => {
      const parameters = match(pattern, segments);
      return parameters ? [{ route, parameters }] : [];
    });
    if (matching.length === 0) return refuse(call, 404, {});
    const method = call.method === 'HEAD' ? 'GET' : call.method;
    const found = matching.find(({ route }) => route.method === method);
    if (found) return found.route.handle({ ...call, parameters: found.parameters });
    return refuse(call, 405, { allow: [...new Set(matching.map(({ route }) => route.method))].join(', ') });
  };
}

function plainRefusal(_call: Call, status: 400 | 404 | 405, headers: Record<string, string>): Reply {
  const texts = { 400: 'This address cannot be read.', 404: 'Nothing here.', 405: 'Not with this method.' };
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: texts[status] };
}

function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname
      .replace(/(?<=.)\/$/, '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) {
      if (segment === '') return undefined;
      parameters[name] = segment;
    } else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return parameters;
}
