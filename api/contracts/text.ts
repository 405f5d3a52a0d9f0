import { z } from 'zod';

// Neither half a character (a surrogate alone) nor a control character but tab and line breaks: PostgreSQL refuses some
// of them, and nobody can see any.
const readable = /^(?:[^\p{Cs}\p{Cc}]|[\t\n\r])*$/u;

/**
 * What a person writes in a field.
 * @param maximumLength in UTF-16 units
 */
export function textSchema(maximumLength: number) {
  return z.string().trim().max(maximumLength).regex(readable, { error: 'Remove the characters that cannot be shown' });
}
