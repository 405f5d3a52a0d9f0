import { type ErrorCode, errorStatus } from '@fleet/contracts/error-codes.ts';
import type { Json } from './openapi-schemas.ts';
import { problemTitles } from './problem.ts';

/** Headers that say what to do about a refusal, by its status. */
const headers: Readonly<Record<number, Json>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' }, required: true, description: 'Always `Bearer`' } },
  429: { 'Retry-After': { schema: { type: 'integer', minimum: 1 }, required: true, description: 'Seconds' } },
  503: { 'Retry-After': { schema: { type: 'integer', minimum: 1 }, description: 'Seconds' } },
};

const codesByStatus = Map.groupBy(Object.keys(errorStatus) as ErrorCode[], (code) => errorStatus[code]);

/** For `components.responses`: one a status, with the codes it can carry. */
export function describeProblems(): Record<string, Json> {
  const entries = [...codesByStatus].map(([status, codes]) => {
    const schema = {
      $ref: '#/components/schemas/Problem',
      properties: { status: { const: status }, code: { enum: codes } },
    };
    const response = {
      description: codes.map((code) => `${code}: ${problemTitles[code]}`).join('. '),
      ...(headers[status] && { headers: headers[status] }),
      content: { 'application/problem+json': { schema } },
    };
    return [nameOf(status), response];
  });
  return Object.fromEntries(entries);
}

/** For `responses` of an operation. */
export function referToProblems(statuses: readonly number[]): Record<string, Json> {
  const sorted = [...statuses].sort((one, other) => one - other);
  return Object.fromEntries(sorted.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]));
}

function nameOf(status: number): string {
  return `Problem${status}`;
}
