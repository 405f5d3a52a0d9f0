/**
 * Takes out of a picture what was written beside it: where, when and by what it was taken, what programs noted, and whatever
 * hangs on behind. By hand, because the parts of a file are plainly marked, the picture itself is copied as it is, and only
 * parts that are known to be needed stay; the libraries that do it either know some of the places or encode the picture anew.
 */
import type { Photo } from '@fleet/contracts/photo.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const strippers: Readonly<Record<Photo['contentType'], (content: Buffer) => Buffer | undefined>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

/** @returns undefined for what is damaged */
export function stripMetadata(content: Uint8Array, contentType: Photo['contentType']): Buffer | undefined {
  return strippers[contentType](Buffer.from(content.buffer, content.byteOffset, content.byteLength));
}
