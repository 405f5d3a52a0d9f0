import { ProblemError } from '@fleet/contracts/client.ts';
import { SignInNeededError } from '../sign-in/session.ts';
import { strings } from './strings.ts';

export interface ErrorDescription {
  title: string;
  detail: string;
  /** What the reader can do about it. */
  remedy: 'try-again' | 'sign-in' | 'none';
}

/** What to tell people about an error of the API, the network or the sign-in. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof SignInNeededError) {
    return { title: strings.sessionEnded, detail: error.message, remedy: 'sign-in' };
  }
  if (error instanceof ProblemError) {
    const { title, detail, code } = error.problem;
    if (code === 'UNAUTHENTICATED') return { title: strings.sessionEnded, detail, remedy: 'sign-in' };
    if (code === 'FORBIDDEN') {
      return { title: strings.notAllowed, detail: `${detail} ${strings.notAllowedHint}`, remedy: 'none' };
    }
    return { title, detail, remedy: 'try-again' };
  }
  // fetch rejects with a TypeError when no answer came, and with a TimeoutError when none came in time.
  const unreachable = error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
  if (unreachable || !(error instanceof Error)) return { ...strings.unreachable, remedy: 'try-again' };
  return { title: strings.somethingWrong, detail: error.message, remedy: 'try-again' };
}
