import type { Handler } from './call.ts';

/** Refuses a change that a page of another origin sends through somebody's browser; scripts send no Origin at all. */
export function sameOrigin(handle: Handler): Handler {
  return (call) => {
    const { origin } = call.headers;
    const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== call.url.host);
    return foreign ? { status: 403, body: 'Only this page itself may change something here.' } : handle(call);
  };
}
