import { DomainError } from './domain-errors.ts';

export interface WrongMember {
  /** As the request names it: `equipment.0`. */
  path: string;
  /** What is wrong, and what would work. */
  message: string;
}

/** @throws {DomainError} VALIDATION_FAILED naming every member that is wrong; none is fine */
export function refuseWrongInput(errors: readonly WrongMember[]): void {
  const [first] = errors;
  if (first) throw new DomainError('VALIDATION_FAILED', `${first.path}: ${first.message}`, { errors });
}
