import { DomainError } from './domain-errors.ts';

const uniqueViolation = '23505';

/**
 * For `.catch()` of a transaction: what the database refused as a duplicate becomes a sentence; there is no check before,
 * so no race either.
 * @param sentences by the name of the constraint or unique index
 * @throws {DomainError} CONFLICT; anything else as it was
 */
export function refuseDuplicate(sentences: Readonly<Record<string, string>>): (error: unknown) => never {
  return (error) => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const sentence = code === uniqueViolation && constraint ? sentences[constraint] : undefined;
    throw sentence ? new DomainError('CONFLICT', sentence) : error;
  };
}
