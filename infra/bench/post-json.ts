import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Connections that stay open, as those of Teams do. */
const agent = new Agent({ keepAlive: true });

export interface Answer {
  status: number;
  /** As it came; empty when there was none. */
  body: string;
}

/** Posts JSON with as little work of its own as can be, so that what is measured is the server. */
export async function postJson(url: string, value: object): Promise<Answer> {
  const body = Buffer.from(JSON.stringify(value));
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
    })
      .on('error', reject)
      .end(body);
  });
}

/** Ends the connections that are kept open. */
export function closeConnections(): void {
  agent.destroy();
}
