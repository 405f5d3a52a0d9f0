/** Keeps secrets that must be read again, unlike passwords: AES-256-GCM with a key that never lies in the database. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface SecretBox {
  /** @param purpose whose secret it is; opening it as something else fails */
  seal(secret: string, purpose: string): Buffer;
  /** @throws when it was sealed for another purpose, with a key that is gone, or changed since */
  open(sealed: Buffer, purpose: string): string;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * @param keys base64 of 32 bytes; several after a change of key, the new one first: it seals, all of them open
 * @throws when a key has another length
 */
export function createSecretBox(keys: readonly string[]): SecretBox {
  const decoded = keys.map((key) => Buffer.from(key, 'base64'));
  const [current] = decoded;
  if (!current || decoded.some((key) => key.length !== keyBytes))
    throw new Error('A secrets key has 32 bytes in base64');
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, current, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, purpose) {
      for (const [index, key] of decoded.entries()) {
        try {
          return openWith(key, sealed, purpose);
        } catch (error) {
          if (index === decoded.length - 1) throw error;
        }
      }
      throw new Error('There is no key');
    },
  };
}

function openWith(key: Buffer, sealed: Buffer, purpose: string): string {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(-tagBytes));
  const text = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}
