import type { Call, Handler, Reply } from './call.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** For example `/v1.0/users/{user}/events`; fixed parts match in any letter case, as OData and Entra do. */
  path: string;
  handle: Handler;
}

export type Router = (call: Call) => Promise<Reply | undefined>;

/**
 * Answers with the first matching route, or undefined when no route has this path. A path whose method is not served
 * gives 405. Small on purpose: `$batch` calls it without a socket, which a web framework's router does not offer.
 */
export function createRouter(routes: readonly Route[]): Router {
  const parsed = routes.map((route) => ({ route, segments: route.path.split('/').slice(1) }));
  return async (call) => {
    const segments = decodeSegments(call.url.pathname);
    if (!segments) return { status: 400 };
    const matching = parsed.flatMap(({ route, segments: pattern }) => {
      const parameters = match(pattern, segments);
      return parameters ? [{ route, parameters }] : [];
    });
    if (matching.length === 0) return undefined;
    const method = call.method === 'HEAD' ? 'GET' : call.method;
    const found = matching.find(({ route }) => route.method === method);
    if (!found) {
      return { status: 405, headers: { allow: [...new Set(matching.map(({ route }) => route.method))].join(', ') } };
    }
    return found.route.handle({ ...call, parameters: found.parameters });
  };
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
