/** Sends to addresses that customers chose, so it trusts none of them: not where they lead, nor what or how slowly they answer. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

interface WebhookAnswer {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Why it does not count as delivered, without anything of ours; undefined when it does. */
  failure: string | undefined;
}

export type PostWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<WebhookAnswer>;

export interface PostWebhookOptions {
  /** For tests and one machine: addresses of private networks and of the machine itself. */
  allowPrivateAddresses?: boolean;
  /** For the whole exchange. */
  timeoutMilliseconds?: number;
}

const defaultTimeoutMilliseconds = 10_000;
const maximumAnswerBytes = 64 * 1024;

/**
 * @returns a function that posts one message and never throws. It refuses private and loopback addresses when it connects,
 * so that a name cannot change in between, follows no redirect, and reads at most 64 kB of the answer
 */
export function createPostWebhook({
  allowPrivateAddresses = false,
  timeoutMilliseconds = defaultTimeoutMilliseconds,
}: PostWebhookOptions = {}): PostWebhook {
  const agentOptions = {
    allowPrivateIPAddress: allowPrivateAddresses,
    allowMetaIPAddress: false,
    keepAlive: false,
  };
  const agents = {
    'http:': new RequestFilteringHttpAgent(agentOptions),
    'https:': new RequestFilteringHttpsAgent(agentOptions),
  };
  return async (address, headers, body) => {
    const url = new URL(address);
    if (url.protocol !== 'https:' && !allowPrivateAddresses) return failed('The address is not https.');
    const [request, agent] =
      url.protocol === 'https:' ? [requestHttps, agents['https:']] : [requestHttp, agents['http:']];
    const deadline = AbortSignal.timeout(timeoutMilliseconds);
    return new Promise((resolve) => {
      const outgoing = request(url, {
        method: 'POST',
        agent,
        signal: deadline,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      outgoing.on('error', (error) => resolve(failed(describe(error, deadline.aborted, timeoutMilliseconds))));
      // Whatever else ended it; after an answer this says nothing any more.
      outgoing.on('close', () => resolve(failed('The connection was cut.')));
      outgoing.on('response', (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= maximumAnswerBytes) return;
          resolve(failed('The answer is longer than 64 kB.', answer.statusCode));
          outgoing.destroy();
        });
        answer.on('end', () => resolve(judge(answer.statusCode ?? 0)));
        answer.on('error', (error) => {
          resolve(failed(describe(error, deadline.aborted, timeoutMilliseconds), answer.statusCode));
        });
      });
      outgoing.end(body);
    });
  };
}

function judge(status: number): WebhookAnswer {
  if (status >= 200 && status < 300) return { status, failure: undefined };
  if (status >= 300 && status < 400) {
    return failed(`The address answered ${status}. Redirects are not followed: give the final address.`, status);
  }
  return failed(`The address answered ${status}.`, status);
}

function failed(failure: string, status: number | null = null): WebhookAnswer {
  return { status, failure };
}

/** Says what whoever runs the receiver can act upon, and nothing about the network it was sent from. */
function describe(error: Error & { code?: string }, late: boolean, timeoutMilliseconds: number): string {
  if (late) return `There was no complete answer within ${timeoutMilliseconds / 1000} seconds.`;
  if (/private IP|meta IP/i.test(error.message)) return 'The address leads into a private network, which is refused.';
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The name of the address is not known.';
    case 'ECONNREFUSED':
      return 'Nobody answers at the address.';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'The connection was cut.';
    default:
      return error.code ? `The connection failed (${error.code}).` : 'The connection failed.';
  }
}
