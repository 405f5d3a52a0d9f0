/** What no server on this machine can beat: reads a request's JSON and answers a card that is ready, by bare node:http. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

const card = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as object;

const server = createServer(async (request, response) => {
  const { id } = (await json(request)) as { id?: string };
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...card, id } };
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}).listen(0, '127.0.0.1', () => {
  process.stdout.write(`floor listening on ${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
