import type { Problem } from './error-codes.ts';

/** An error answer of the API, with what would work instead. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** @param answer the body of an error answer, or undefined when it could not be read */
export function problemErrorOf(answer: unknown, status: number): ProblemError {
  return new ProblemError(isProblem(answer) ? answer : unreadable(status));
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
