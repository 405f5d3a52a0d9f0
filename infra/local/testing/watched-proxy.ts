import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WatchedProxy {
  url: string;
  /** Method and path of everything that went through; of a batch, of its parts as well. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Stands between the product and the stand-in, so that a test can act at an exact moment of an exchange.
 * @param watch.before called before a request goes on; it is dropped when the answer is `drop`
 * @param watch.after called when the stand-in has answered and the product has not heard it yet; likewise
 */
export async function startWatchedProxy(
  target: string,
  watch: Partial<Record<'before' | 'after', (request: string) => 'drop' | undefined>>,
): Promise<WatchedProxy> {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = [`${incoming.method} ${incoming.url?.split('?')[0]}`, ...partsOf(incoming.url, chunks)].join(', ');
    requests.push(request);
    if (watch.before?.(request) === 'drop') return void outgoing.destroy();
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = incoming.headers;
    const answer = await fetch(target + incoming.url, {
      method: incoming.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (watch.after?.(request) === 'drop') return void outgoing.destroy();
    const {
      'content-encoding': _____,
      'transfer-encoding': ______,
      ...answerHeaders
    } = Object.fromEntries(answer.headers);
    outgoing.writeHead(answer.status, { ...answerHeaders, 'content-length': body.length }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a batch of Graph holds, each as if it had come by itself. */
function partsOf(url: string | undefined, chunks: readonly Buffer[]): string[] {
  if (!url?.endsWith('/$batch')) return [];
  const { requests } = JSON.parse(Buffer.concat(chunks).toString()) as { requests: { method: string; url: string }[] };
  return requests.map((part) => `${part.method} /v1.0${part.url.split('?')[0]}`);
}
