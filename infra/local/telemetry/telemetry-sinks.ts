/** What Azure Application Insights and Sentry would receive, on addresses of their own; each body is kept as it came. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** An envelope of Application Insights, as far as it is looked at. */
export interface AzureEnvelope {
  name: string;
  tags: Record<string, string>;
  data: { baseType: string; baseData: Record<string, unknown> };
}

export interface TelemetrySinks {
  connectionString: string;
  sentryDsn: string;
  /** Everything received, as text. */
  received: string[];
  azure(): AzureEnvelope[];
  sentry(): Record<string, unknown>[];
  close(): Promise<void>;
}

/** @param identity of localhost, as PEM: Azure's exporter speaks https alone */
export async function startTelemetrySinks(identity: { key: string; cert: string }): Promise<TelemetrySinks> {
  const azure: AzureEnvelope[] = [];
  const sentry: Record<string, unknown>[] = [];
  const received: string[] = [];
  const server = createServer(identity, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    received.push(text);
    const json = (answer: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    // The ingestion API takes a JSON array, or one document a line.
    if (request.url?.startsWith('/v2.1/track')) {
      const items = (
        text.startsWith('[')
          ? JSON.parse(text)
          : text
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line))
      ) as AzureEnvelope[];
      azure.push(...items);
      return json({ itemsReceived: items.length, itemsAccepted: items.length, errors: [] });
    }
    // An envelope of Sentry: a header, then a header and a document each, a line each.
    if (request.url?.startsWith('/api/1/envelope')) {
      const [, ...lines] = text.trim().split('\n');
      for (let index = 0; index < lines.length; index += 2) {
        if (JSON.parse(lines[index] ?? '{}').type === 'event') sentry.push(JSON.parse(lines[index + 1] ?? '{}'));
      }
      return json({ id: '0' });
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connectionString: `InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://localhost:${port}/`,
    sentryDsn: `https://key@localhost:${port}/1`,
    received,
    azure: () => azure,
    sentry: () => sentry,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
