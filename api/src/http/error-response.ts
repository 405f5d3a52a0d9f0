/** Turns whatever was thrown into the one error answer the API has: application/problem+json. */
import type { ErrorCode, Problem } from '@fleet/contracts/error-codes.ts';
import type { Response } from 'restify';
import { DomainError } from '../domain/domain-errors.ts';
import { HttpProblem, toProblem } from './problem.ts';

/** What restify and its plugins refuse by themselves, by status. */
const byStatus: Readonly<Record<number, [ErrorCode, string]>> = {
  400: ['VALIDATION_FAILED', 'The body is not valid JSON. Send a JSON object.'],
  404: ['NOT_FOUND', 'There is nothing at this address. /api/openapi.json lists everything there is.'],
  405: ['METHOD_NOT_ALLOWED', 'This address does not know the method; the Allow header names those it knows.'],
  413: ['PAYLOAD_TOO_LARGE', 'The body is too large. Send less.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8, not compressed.'],
  503: ['UNAVAILABLE', 'The server has too much to do. Try again in a moment.'],
};

/**
 * PostgreSQL's own ways of saying that a value cannot be what it should: too long, out of range, no date, a date too far, a
 * character it cannot store, no uuid or number.
 */
const refusedValueCodes = /^22(001|003|007|008|021|P02|P05)$/;

/**
 * PostgreSQL's own ways of saying that it cannot serve now: no connections left, shutting down, canceled by a time limit,
 * and node's when nothing listens.
 */
const unavailableCodes = /^(53|57|08|55P03|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)/;
/** node-postgres gives its own two no code. */
const unavailableMessages = /^(timeout exceeded when trying to connect|Connection terminated)/;

interface ErrorAnswer {
  problem: Problem;
  headers: Readonly<Record<string, string>>;
}

/** An error nobody foresaw says nothing about itself; the log does. */
function toErrorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof HttpProblem) {
    const { code, message, errors, headers } = error;
    return { problem: toProblem(code, message, errors && { errors: [...errors] }), headers };
  }
  if (error instanceof DomainError) {
    const { code, message, rule, alternatives, errors, retryAfterSeconds } = error;
    const problem = toProblem(code, message, {
      ...(rule && { rule }),
      ...(alternatives.length > 0 && { alternatives: [...alternatives] }),
      ...(errors.length > 0 && { errors: [...errors] }),
    });
    return { problem, headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {} };
  }
  const { statusCode, code, message } = error as { statusCode?: number; code?: unknown; message?: unknown };
  const known = statusCode === undefined ? undefined : byStatus[statusCode];
  if (known) return { problem: toProblem(...known), headers: retryAfter(statusCode) };
  if (refusedSqlState(error)) {
    const detail = 'A value is too long, too large or of a form that cannot be stored. Correct it and send it again.';
    return { problem: toProblem('VALIDATION_FAILED', detail), headers: {} };
  }
  if (unavailableCodes.test(String(code)) || unavailableMessages.test(String(message))) {
    const detail = 'The database does not answer at the moment. Try again in a moment.';
    return { problem: toProblem('UNAVAILABLE', detail), headers: retryAfter(503) };
  }
  const detail = 'The fault is ours and has been recorded. Try again, and tell your administrator if it stays.';
  return { problem: toProblem('INTERNAL', detail), headers: {} };
}

/** @returns the SQLSTATE with which PostgreSQL refused a value; the contract should have refused it at the border */
export function refusedSqlState(error: unknown): string | undefined {
  const code = String((error as { code?: unknown } | undefined)?.code);
  return refusedValueCodes.test(code) ? code : undefined;
}

function retryAfter(status: number | undefined): Record<string, string> {
  return status === 503 ? { 'retry-after': '1' } : {};
}

export function sendError(response: Response, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { problem, headers } = toErrorAnswer(error);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
