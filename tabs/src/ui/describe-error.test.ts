import type { ErrorCode } from '@fleet/contracts/error-codes.ts';
import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { expect, it } from 'vitest';
import { loadWords } from '../language/words.ts';
import { SignInNeededError } from '../sign-in/session.ts';
import { describeError } from './describe-error.ts';

await loadWords();

function problem(code: ErrorCode, status: number): ProblemError {
  return new ProblemError({ type: 'about:blank', title: 'Not so', status, detail: 'Because of this.', code });
}

it('a refusal of the API is told in its own words', () => {
  expect(describeError(problem('CONFLICT', 409))).toEqual({
    title: 'Not so',
    detail: 'Because of this.',
    remedy: 'try-again',
  });
});

it('somebody without permission is told so, and not to try again', () => {
  const { detail, remedy } = describeError(problem('FORBIDDEN', 403));
  expect(detail).toMatch(/^Because of this\. If you think you should/);
  expect(remedy).toBe('none');
});

it.each([new SignInNeededError(), problem('UNAUTHENTICATED', 401)])('an ended session leads to sign-in', (error) => {
  expect(describeError(error).remedy).toBe('sign-in');
});

it.each([new TypeError('Failed to fetch'), new DOMException('late', 'TimeoutError')])(
  'no answer is told without the words of the machine: %s',
  (error) => {
    expect(describeError(error)).toMatchObject({ title: 'Fleet cannot be reached', remedy: 'try-again' });
  },
);
