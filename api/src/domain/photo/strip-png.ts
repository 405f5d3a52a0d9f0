/** The chunks of a PNG (W3C, Portable Network Graphics, 5): length, type, content, checksum. */

const signatureBytes = 8;
/** The picture, its colors, its pixels' shape, and how it moves. */
const needed = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** @returns the picture alone; undefined for what is damaged */
export function stripPng(content: Buffer): Buffer | undefined {
  const kept = [content.subarray(0, signatureBytes)];
  for (let at = signatureBytes; at + 12 <= content.length; ) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return undefined;
    const type = content.toString('latin1', at + 4, at + 8);
    if (needed.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
