import { throttled } from '../faults/traffic.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import type { GraphAnswer } from './operation.ts';

/** The connection breaks before an answer: the server's last word is none. */
export class ConnectionReset extends Error {}

/** What may go wrong before a request is done. */
export function failBefore({ faults }: Graph): void {
  if (faults.strikes('throttled')) throw throttled('injected', 1 + faults.pick('throttled', 3));
  if (faults.strikes('internalServerError')) {
    throw new GraphError(500, 'ErrorInternalServerError', 'An internal server error occurred. The operation failed.');
  }
  if (faults.strikes('badGateway')) throw new GraphError(502, 'BadGateway', 'The gateway got no valid answer.');
  if (faults.strikes('serviceUnavailable')) {
    throw new GraphError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', { 'retry-after': '1' });
  }
  if (faults.strikes('connectionReset')) throw new ConnectionReset('injected');
}

/** The request was done, but nobody will know from the answer. */
export function failAfter({ faults }: Graph, answer: GraphAnswer): GraphAnswer {
  if (faults.strikes('gatewayTimeoutAfterCommit')) {
    throw new GraphError(504, 'GatewayTimeout', 'The request has timed out; whether it was done is not known.');
  }
  return answer;
}
