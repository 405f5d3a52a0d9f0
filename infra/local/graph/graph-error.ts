import { ExchangeError } from '../exchange/exchange-error.ts';

/** A refusal by Graph itself, before Exchange is asked. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export interface GraphErrorBody {
  error: {
    code: string;
    message: string;
    innerError: { date: string; 'request-id': string; 'client-request-id': string };
  };
}

/** @param date ISO 8601 */
export function graphErrorBody(
  { code, message }: Pick<GraphError, 'code' | 'message'>,
  date: string,
  requestId: string,
  clientRequestId: string,
): GraphErrorBody {
  const innerError = { date: date.slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId };
  return { error: { code, message, innerError } };
}

export function isRefusal(error: unknown): error is GraphError | ExchangeError {
  return error instanceof GraphError || error instanceof ExchangeError;
}

export function invalidParameter(message: string): GraphError {
  return new GraphError(400, 'ErrorInvalidParameter', message);
}
