/**
 * An answer may hold what is told once and never again, such as the secret of a webhook. It is kept so that only who has
 * the key can read it: the table holds neither the key itself nor anything else that opens the answer.
 */
import { createHash } from 'node:crypto';
import { createSecretBox } from '../secret-box.ts';

/** Under which a key is found; it does not tell the key. */
export function nameOfKey(key: string): string {
  return hash('name', key).toString('hex');
}

/** @returns JSON of what only the key opens */
export function sealAnswer(key: string, operation: string, answer: unknown): string {
  return JSON.stringify(boxOf(key).seal(JSON.stringify(answer), operation).toString('base64'));
}

export function openAnswer(key: string, operation: string, sealed: string): unknown {
  return JSON.parse(boxOf(key).open(Buffer.from(sealed, 'base64'), operation));
}

function boxOf(key: string) {
  return createSecretBox([hash('answer', key).toString('base64')]);
}

function hash(use: 'name' | 'answer', key: string): Buffer {
  return createHash('sha256').update(`idempotency-key:${use}:${key}`).digest();
}
