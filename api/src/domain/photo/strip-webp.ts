/** The chunks of a WebP (RFC 9649, 2.3 and 2.7): type, length and content, filled up to an even number of bytes. */

const headBytes = 12;
const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the first byte of VP8X: that there is Exif or XMP. */
const metadataFlags = 0x0c;

/** @returns the picture alone; undefined for what is damaged */
export function stripWebp(content: Buffer): Buffer | undefined {
  const end = 8 + content.readUInt32LE(4);
  if (end > content.length) return undefined;
  const kept: Buffer[] = [];
  for (let at = headBytes; at + 8 <= end; ) {
    const size = content.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (next > end) return undefined;
    const type = content.toString('latin1', at, at + 4);
    if (needed.has(type))
      kept.push(type === 'VP8X' ? withoutFlags(content.subarray(at, next)) : content.subarray(at, next));
    at = next;
  }
  const head = Buffer.from(content.subarray(0, headBytes));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...kept]);
}

function withoutFlags(chunk: Buffer): Buffer {
  const said = Buffer.from(chunk);
  said[8] = (said[8] ?? 0) & ~metadataFlags;
  return said;
}
