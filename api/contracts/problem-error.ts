import type { Problem } from './error-codes.ts';

/** An error answer of the API, with what would work instead. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** How long the server asks to wait before the next try. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** @param answer the body of an error answer, or undefined when it could not be read */
export function problemErrorOf(
  answer: unknown,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
): ProblemError {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
  return new ProblemError(isProblem(answer) ? answer : unreadable(status), Number.isNaN(seconds) ? undefined : seconds);
}

/** A proxy's page is none, nor is any other JSON: a problem names its code. */
function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== 'object' || answer === null) return false;
  const { code, title, detail, status } = answer as Partial<Record<keyof Problem, unknown>>;
  return [code, title, detail].every((text) => typeof text === 'string') && typeof status === 'number';
}

function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'The server could not be understood',
    status,
    detail: `The server answered ${status} without saying why. Try again in a moment.`,
    code: status === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE',
  };
}
