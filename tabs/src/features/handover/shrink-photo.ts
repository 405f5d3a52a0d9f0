/** Sharp enough to see a scratch, and a tenth of what a phone's camera makes. */
const longestEdgePixels = 2_048;
const quality = 0.85;

/**
 * The picture as a JPEG that may be uploaded. Drawn anew, it says nothing of where it was taken.
 * @throws {Error} when the browser cannot read it as a picture
 */
export async function shrinkPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestEdgePixels / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!drawn) throw new Error('The picture could not be drawn.');
  return new Uint8Array(await drawn.arrayBuffer());
}
