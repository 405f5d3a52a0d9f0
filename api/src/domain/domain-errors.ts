import type { Alternative, ErrorCode } from '@fleet/contracts/error-codes.ts';

/** A refusal a caller can understand: what is wrong and, where there is one, what would work. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly alternatives: readonly Alternative[];

  /** @param message one sentence for the person who asked, ending with what to do */
  constructor(code: ErrorCode, message: string, alternatives: readonly Alternative[] = []) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.alternatives = alternatives;
  }
}
