import { DomainError } from './domain-errors.ts';

/**
 * Whoever changes something says which version they saw (`If-Match`), so that nobody overwrites what they never read.
 * @param noun what it is, for the sentence: `vehicle`
 * @throws {DomainError} PRECONDITION_FAILED when it has another version by now
 */
export function requireVersion(noun: string, version: number, expectedVersion: number | undefined): void {
  if (expectedVersion === undefined || expectedVersion === version) return;
  const message = `Somebody else changed this ${noun} in the meantime. Load it again and repeat your change.`;
  throw new DomainError('PRECONDITION_FAILED', message);
}
