import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;

/** What nobody can guess, fit for an address. */
export function newFeedSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** All that is stored of it. */
export function hashFeedSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
