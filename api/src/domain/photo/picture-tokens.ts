/**
 * What stands in the address of a picture that is fetched without signing in: Teams shows the pictures of a card by way of
 * servers of its own, which can send no token. Whoever has the address sees the picture, as everybody has whom the card was shown to.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface SignedPicture {
  tenantId: string;
  photoId: string;
}

export interface PictureTokens {
  /** The same text for the same picture for a month, so that it is fetched once, good for at least half a year. */
  sign(picture: SignedPicture, now: Date): string;
  /** @returns undefined for what was not signed here, was changed since, or is over */
  open(token: string, now: Date): SignedPicture | undefined;
}

const uuidBytes = 16;
const expiryBytes = 4;
const signedBytes = 2 * uuidBytes + expiryBytes;
const monthSeconds = 30 * 86_400;
const goodForMonths = 6;
const tokenPattern = /^[\w-]{91}$/;

/** @param keys base64 of 32 bytes; several after a change of key, the new one first: it signs, all of them open */
export function createPictureTokens(keys: readonly string[]): PictureTokens {
  const derived = keys.map((key) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'addresses of vehicle pictures', 32)),
  );
  const [current] = derived;
  if (!current) throw new Error('There is no key');
  return {
    sign({ tenantId, photoId }, now) {
      const content = Buffer.alloc(signedBytes);
      writeUuid(content, tenantId, 0);
      writeUuid(content, photoId, uuidBytes);
      content.writeUInt32BE(expiryOf(now), 2 * uuidBytes);
      return Buffer.concat([content, macOf(current, content)]).toString('base64url');
    },
    open(token, now) {
      const bytes = Buffer.from(token, 'base64url');
      // One text for each token: the last letter has bits to spare.
      if (!tokenPattern.test(token) || bytes.toString('base64url') !== token) return undefined;
      const [content, mac] = [bytes.subarray(0, signedBytes), bytes.subarray(signedBytes)];
      if (!derived.some((key) => timingSafeEqual(macOf(key, content), mac))) return undefined;
      if (content.readUInt32BE(2 * uuidBytes) * 1_000 <= now.getTime()) return undefined;
      return { tenantId: readUuid(content, 0), photoId: readUuid(content, uuidBytes) };
    },
  };
}

/** Unix time in seconds, the same throughout a month. */
function expiryOf(now: Date): number {
  return (Math.ceil(now.getTime() / 1_000 / monthSeconds) + goodForMonths) * monthSeconds;
}

function macOf(key: Buffer, content: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

function writeUuid(target: Buffer, uuid: string, offset: number): void {
  target.write(uuid.replaceAll('-', ''), offset, uuidBytes, 'hex');
}

function readUuid(source: Buffer, offset: number): string {
  const hex = source.toString('hex', offset, offset + uuidBytes);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
