/** One request to a service at an address that a customer chose, so neither the address nor the answer is trusted. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { TelematicsRefusal } from './telematics-refusal.ts';

interface ServiceRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface ServiceAnswer {
  status: number;
  /** Undefined when there is none, or it is no number of seconds. May be a fraction. */
  retryAfterSeconds: number | undefined;
  text: string;
}

export type AskService = (url: URL, request?: ServiceRequest) => Promise<ServiceAnswer>;

export interface AskServiceOptions {
  /** For tests and one machine. */
  allowPrivateAddresses?: boolean;
  timeoutMilliseconds?: number;
}

const defaultTimeoutMilliseconds = 30_000;
/** A full page of Geotab's feed is about 20 MB. */
const maximumAnswerBytes = 64 * 1024 * 1024;

/** @returns a function that throws {TelematicsRefusal} when there is no complete answer; it follows no redirect */
export function createAskService({
  allowPrivateAddresses = false,
  timeoutMilliseconds = defaultTimeoutMilliseconds,
}: AskServiceOptions = {}): AskService {
  const agentOptions = { allowPrivateIPAddress: allowPrivateAddresses, allowMetaIPAddress: false, keepAlive: true };
  const agents = {
    'http:': new RequestFilteringHttpAgent(agentOptions),
    'https:': new RequestFilteringHttpsAgent(agentOptions),
  };
  return (url, { method = 'GET', headers = {}, body } = {}) => {
    const isSecure = url.protocol === 'https:';
    if (!isSecure && !(allowPrivateAddresses && url.protocol === 'http:')) {
      throw new TelematicsRefusal('unreachable', 'The address must begin with https.');
    }
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(new TelematicsRefusal('unreachable', describe(error, signal.aborted)));
      const outgoing = (isSecure ? requestHttps : requestHttp)(url, {
        method,
        signal,
        agent: isSecure ? agents['https:'] : agents['http:'],
        headers: { accept: 'application/json', ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) },
      });
      outgoing.on('error', fail);
      outgoing.on('response', (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          chunks.push(chunk);
          if (bytes > maximumAnswerBytes) outgoing.destroy(new Error('too long'));
        });
        answer.on('error', fail);
        answer.on('close', () => !answer.complete && fail(new Error('cut')));
        answer.on('end', () => {
          const seconds = Number(answer.headers['retry-after']);
          resolve({
            status: answer.statusCode ?? 0,
            retryAfterSeconds: seconds >= 0 ? seconds : undefined,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      outgoing.end(body);
    });
  };
}

/** Says what whoever set the address can act upon, and nothing about our network. */
function describe(error: Error & { code?: string }, isLate: boolean): string {
  if (isLate) return 'There was no complete answer in time.';
  if (/private IP|meta IP/i.test(error.message)) return 'The address leads into a private network, which is refused.';
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The name of the address is not known.';
    case 'ECONNREFUSED':
      return 'Nobody answers at the address.';
    default:
      return 'The connection was cut.';
  }
}
