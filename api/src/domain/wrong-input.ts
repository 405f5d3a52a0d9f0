import { DomainError } from './domain-errors.ts';

export interface WrongMember {
  /** As the request names it: `equipment.0`. */
  path: string;
  /** What is wrong, and what would work. */
  message: string;
  /** It names something that is not there, or that is not for the caller to know of. */
  isUnknown?: true;
}

/** @throws {DomainError} naming every member that is wrong: NOT_FOUND when one names what is not there, else VALIDATION_FAILED */
export function refuseWrongInput(errors: readonly WrongMember[]): void {
  const [first] = errors;
  if (!first) return;
  const code = errors.some(({ isUnknown }) => isUnknown) ? 'NOT_FOUND' : 'VALIDATION_FAILED';
  const named = errors.map(({ path, message }) => ({ path, message }));
  throw new DomainError(code, `${first.path}: ${first.message}`, { errors: named });
}
