/** What is on its way to Graph and back, by whichever worker. */
import type { Turns } from './turns.ts';

export interface GraphWire {
  /** Every request and its answer's status, in the order of the answers, without what differs from run to run. */
  lines: string[];
  /** By mailbox, the most requests that were on their way at once. */
  mostAtOnce: Map<string, number>;
  stop(): void;
}

/** Sending and hearing the answer are turns of their own, so that others send meanwhile. */
export function watchGraph(graphUrl: string, turns: Turns): GraphWire {
  const send = globalThis.fetch;
  const lines: string[] = [];
  const mostAtOnce = new Map<string, number>();
  const onTheWay = new Map<string, number>();
  const count = (mailbox: string, change: number) => {
    const now = (onTheWay.get(mailbox) ?? 0) + change;
    onTheWay.set(mailbox, now);
    mostAtOnce.set(mailbox, Math.max(now, mostAtOnce.get(mailbox) ?? 0));
  };

  globalThis.fetch = async (input, init) => {
    const { origin, pathname, search } = new URL(String(input));
    if (origin !== graphUrl || !/^\/v1\.0\/|oauth2/.test(pathname)) return send(input, init);
    const body = String(init?.body ?? '');
    const mailboxes = mailboxesOf(pathname, body);
    const told = `${init?.method} ${pathname}${search} ${body.replace(secrets, '')}`;
    const isGraph = pathname.startsWith('/v1.0/');
    const outcome = await turns.take(async () => {
      for (const mailbox of mailboxes) count(mailbox, 1);
      // Real time is nobody's affair here, so no patience ends.
      return send(input, { ...init, signal: null }).then(readWhole, (error: Error) => error);
    });
    return turns.take(async () => {
      for (const mailbox of mailboxes) count(mailbox, -1);
      const isBroken = outcome instanceof Error;
      if (isGraph) lines.push(`${told} ${isBroken ? 'failed' : outcome.status}`);
      if (isBroken) throw outcome;
      return outcome;
    });
  };
  return {
    lines,
    mostAtOnce,
    stop() {
      globalThis.fetch = send;
    },
  };
}

/** So that whoever reads it waits for nothing more. */
async function readWhole(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = await response.text();
  return new Response(text === '' ? null : text, { status, headers });
}

/** Addresses and secrets that are made up anew in every run. */
const secrets = /"(notificationUrl|lifecycleNotificationUrl|clientState)":"[^"]*"/g;

/** Of a batch, whose parts Graph does one after the other for a mailbox, each once. */
function mailboxesOf(pathname: string, body: string): Set<string> {
  const paths = pathname.endsWith('/$batch')
    ? (JSON.parse(body) as { requests: { url: string }[] }).requests.map(({ url }) => url)
    : [pathname, pathname.endsWith('/subscriptions') ? (JSON.parse(body) as { resource: string }).resource : ''];
  return new Set(paths.flatMap((path) => decodeURIComponent(/\/users\/([^/]+)/.exec(path)?.[1] ?? '') || []));
}
