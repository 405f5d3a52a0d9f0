import { ProblemError } from '@fleet/contracts/problem-error.ts';

/** What an error of a save means for the row. */
export type SaveFailure =
  /** Somebody else has changed it since. */
  | { kind: 'stale' }
  /** The server said no, and would again. */
  | { kind: 'refused' }
  /** It may pass by itself. */
  | { kind: 'later'; afterMilliseconds: number }
  /** It did not pass, or needs its reader: a new sign-in. */
  | { kind: 'given-up' };

/** Between tries when no answer came. */
const pauses = [1_000, 3_000, 9_000];
const defaultPauseMilliseconds = 10_000;

/** @param tries how often it was tried before */
export function judgeFailure(error: unknown, tries: number): SaveFailure {
  if (error instanceof ProblemError) {
    const { code, status } = error.problem;
    if (code === 'PRECONDITION_FAILED') return { kind: 'stale' };
    if (code === 'UNAUTHENTICATED') return { kind: 'given-up' };
    if (code === 'TOO_MANY_REQUESTS') {
      return { kind: 'later', afterMilliseconds: (error.retryAfterSeconds ?? 0) * 1_000 || defaultPauseMilliseconds };
    }
    if (status < 500) return { kind: 'refused' };
  } else if (!passesByItself(error)) {
    return { kind: 'given-up' };
  }
  const afterMilliseconds = pauses[tries];
  return afterMilliseconds === undefined ? { kind: 'given-up' } : { kind: 'later', afterMilliseconds };
}

/** fetch rejects with a TypeError when no answer came, and with a TimeoutError when none came in time. */
function passesByItself(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
