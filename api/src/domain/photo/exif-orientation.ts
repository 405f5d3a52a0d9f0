/** How a picture is to be turned, as Exif says it: one entry of a TIFF directory (Exif 2.32, 4.6.4). */

const orientationTag = 0x0112;
const shortType = 3;
const entryBytes = 12;

/** @returns 2 to 8; undefined when it need not be turned, or nobody can tell */
export function readOrientation(tiff: Buffer): number | undefined {
  const littleEndian = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => {
    if (at < 0 || at + 2 > tiff.length) return 0;
    return littleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  if (short(2) !== 42 || tiff.length < 8) return undefined;
  const directory = littleEndian ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < short(directory); index++) {
    const entry = directory + 2 + index * entryBytes;
    if (entry >= tiff.length) return undefined;
    if (short(entry) !== orientationTag || short(entry + 2) !== shortType) continue;
    const orientation = short(entry + 8);
    return orientation >= 2 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}

/** @returns a directory that says nothing else */
export function writeOrientation(orientation: number): Buffer {
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [orientationTag >> 8, orientationTag & 0xff, 0, shortType, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Buffer.from([...head, 0, 1, ...entry, 0, 0, 0, 0]);
}
