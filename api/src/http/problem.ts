import { type ErrorCode, errorStatus, type Problem } from '@fleet/contracts/error-codes.ts';

/** What is wrong with a request, before the domain is asked. */
export class HttpProblem extends Error {
  readonly code: ErrorCode;
  readonly errors: Problem['errors'];
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param detail one sentence for whoever sent the request
   * @param more.headers sent with the answer
   */
  constructor(
    code: ErrorCode,
    detail: string,
    more: { errors?: NonNullable<Problem['errors']>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'HttpProblem';
    this.code = code;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

export const problemTitles: Readonly<Record<ErrorCode, string>> = {
  VALIDATION_FAILED: 'The request is not valid',
  UNAUTHENTICATED: 'Sign in first',
  FORBIDDEN: 'You may not do this',
  NOT_FOUND: 'There is nothing here',
  METHOD_NOT_ALLOWED: 'This cannot be done here',
  CONFLICT: 'This is not possible as things are now',
  PRECONDITION_FAILED: 'It has changed in the meantime',
  PAYLOAD_TOO_LARGE: 'The request is too large',
  UNSUPPORTED_MEDIA_TYPE: 'The request is in a form that is not understood',
  RULE_VIOLATED: 'The rules do not allow this',
  IDEMPOTENCY_KEY_REUSED: 'The key belongs to another request',
  TOO_MANY_REQUESTS: 'Too many requests',
  INTERNAL: 'Something went wrong on our side',
  UNAVAILABLE: 'Not available at the moment',
};

/** The body of an error answer (RFC 9457). */
export function toProblem(
  code: ErrorCode,
  detail: string,
  more: Pick<Problem, 'errors' | 'rule' | 'alternatives'> = {},
): Problem {
  return { type: 'about:blank', title: problemTitles[code], status: errorStatus[code], detail, code, ...more };
}
