import { type Operation, pathParameters } from '@fleet/contracts/operation.ts';
import type { Request } from 'restify';
import { HttpProblem } from './problem.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Gathers an operation's input from the path and, by method, from the query or the body, and validates it.
 * @throws {HttpProblem} VALIDATION_FAILED naming every member that is wrong, or in the wrong place
 */
export function readOperationInput(operation: Operation, request: Request): Members {
  const path = pathParameters(operation.path).map((name) => [name, request.params[name]] as const);
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
  const body = readBody(request);
  const misplaced = inQuery ? Object.keys(body) : [];
  if (misplaced.length > 0) {
    const message = `belongs in the query of a ${operation.method}, not in its body`;
    throw invalid(misplaced.map((name) => ({ path: name, message })));
  }
  const rest = inQuery ? (request.query as Members) : body;
  const twice = path.find(([name]) => Object.hasOwn(rest, name));
  if (twice) throw invalid([{ path: twice[0], message: 'stands in the path already' }]);
  const result = operation.input.safeParse({ ...rest, ...Object.fromEntries(path) });
  if (result.success) return result.data;
  throw invalid(result.error.issues.map(({ path: where, message }) => ({ path: where.join('.'), message })));
}

function readBody(request: Request): Members {
  const { body } = request as { body?: unknown };
  const isEmpty = body === undefined || body === '' || (Buffer.isBuffer(body) && body.length === 0);
  if (isEmpty) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid([{ path: '', message: 'The body must be a JSON object' }]);
  }
  return body as Members;
}

function invalid(errors: { path: string; message: string }[]): HttpProblem {
  const [first] = errors;
  const where = first?.path ? `${first.path}: ` : '';
  return new HttpProblem('VALIDATION_FAILED', `Correct the request and send it again. ${where}${first?.message}.`, {
    errors,
  });
}
