import { randomUUID } from 'node:crypto';
import { jsonReply, type Reply } from '../http/call.ts';

/** The OAuth 2.0 error codes (RFC 6749, OpenID Connect Core) that Entra uses here. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'login_required'
  | 'interaction_required'
  | 'access_denied';

/** A refusal as Entra gives it; the numbers are those of Microsoft's list of AADSTS codes. */
export class EntraError extends Error {
  readonly code: OAuthErrorCode;
  /** For example 50126 in AADSTS50126. */
  readonly aadsts: number;
  /** What the client is to do about it. */
  readonly suberror: 'consent_required' | undefined;

  constructor(code: OAuthErrorCode, aadsts: number, message: string, suberror?: 'consent_required') {
    super(message);
    this.code = code;
    this.aadsts = aadsts;
    this.suberror = suberror;
  }
}

export interface EntraErrorBody {
  error: OAuthErrorCode;
  error_description: string;
  error_codes: number[];
  timestamp: string;
  trace_id: string;
  correlation_id: string;
  error_uri: string;
  suberror?: string;
}

export function entraErrorBody(error: EntraError, now: Date, correlationId: string | undefined): EntraErrorBody {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = randomUUID();
  const correlation = correlationId ?? randomUUID();
  return {
    error: error.code,
    error_description: `AADSTS${error.aadsts}: ${error.message} Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [error.aadsts],
    timestamp,
    trace_id: traceId,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${error.aadsts}`,
    ...(error.suberror && { suberror: error.suberror }),
  };
}

export function entraErrorReply(error: EntraError, now: Date, correlationId: string | undefined): Reply {
  const status = error.code === 'invalid_client' ? 401 : 400;
  return jsonReply(status, entraErrorBody(error, now, correlationId), { 'cache-control': 'no-store' });
}
