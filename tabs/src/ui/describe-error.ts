import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { words } from '../language/words.ts';
import { SignInNeededError } from '../sign-in/session.ts';

export interface ErrorDescription {
  title: string;
  detail: string;
  /** What the reader can do about it. */
  remedy: 'try-again' | 'sign-in' | 'none';
}

/** What to tell people about an error of the API, the network or the sign-in. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof SignInNeededError) {
    return { title: words.t('sessionEnded'), detail: words.t('sessionEndedDetail'), remedy: 'sign-in' };
  }
  if (error instanceof ProblemError) {
    const { title, detail, code } = error.problem;
    if (code === 'UNAUTHENTICATED') return { title: words.t('sessionEnded'), detail, remedy: 'sign-in' };
    if (code === 'FORBIDDEN') {
      return { title: words.t('notAllowed'), detail: `${detail} ${words.t('notAllowedHint')}`, remedy: 'none' };
    }
    return { title, detail, remedy: 'try-again' };
  }
  // fetch rejects with a TypeError when no answer came, and with a TimeoutError when none came in time.
  const unreachable = error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
  if (unreachable || !(error instanceof Error)) {
    return { title: words.t('unreachable.title'), detail: words.t('unreachable.detail'), remedy: 'try-again' };
  }
  return { title: words.t('somethingWrong'), detail: error.message, remedy: 'try-again' };
}
