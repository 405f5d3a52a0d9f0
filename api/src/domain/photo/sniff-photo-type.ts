import { type Photo, photoTypes } from '@fleet/contracts/photo.ts';
import { fileTypeFromBuffer } from 'file-type';

/** What the content is, whatever its sender says; undefined for anything but the kinds of picture we keep. */
export async function sniffPhotoType(content: Uint8Array): Promise<Photo['contentType'] | undefined> {
  const found = await fileTypeFromBuffer(content);
  return photoTypes.find((type) => type === found?.mime);
}
