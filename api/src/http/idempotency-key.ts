import { type Operation, takesKey } from '@fleet/contracts/operation.ts';
import type { OperationName } from '@fleet/contracts/operations.ts';
import type { Request } from 'restify';
import type { UserContext } from '../domain/command-context.ts';
import { once } from '../domain/idempotency/once.ts';
import { HttpProblem } from './problem.ts';

/** Printable, without a space, so that two headers that a proxy joined by a comma are no key. */
export const idempotencyKeyPattern = /^[\x21-\x7e]{1,255}$/;

/**
 * The context for one run of an operation: one that runs it once for the request's `Idempotency-Key`, where it has one.
 * @throws {HttpProblem} VALIDATION_FAILED for a key nobody could keep
 */
export function keyedContext(
  context: UserContext,
  request: Request,
  { name, operation, input }: { name: OperationName; operation: Operation; input: object },
): UserContext {
  const key = request.headers['idempotency-key'];
  if (!takesKey(operation) || key === undefined) return context;
  if (typeof key !== 'string' || !idempotencyKeyPattern.test(key)) {
    const detail = 'Send one Idempotency-Key of 1 to 255 printable characters without spaces, such as a UUID.';
    throw new HttpProblem('VALIDATION_FAILED', detail, { errors: [{ path: 'Idempotency-Key', message: detail }] });
  }
  return once(context, { key, operation: name, input });
}
