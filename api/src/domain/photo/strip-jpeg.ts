/** The segments of a JPEG (ITU-T T.81, Annex B): each begins with 0xff and a marker. */
import { readOrientation, writeOrientation } from './exif-orientation.ts';

const markers = { startOfScan: 0xda, end: 0xd9, app0: 0xe0, exif: 0xe1, app2: 0xe2, app14: 0xee };
/** Frames, tables, scans and restarts, but nothing that is for applications (0xe0 to 0xef) or for people (0xfe). */
const ofThePicture = (marker: number) => marker >= 0xc0 && marker <= 0xdf;
const withoutLength = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/** What applications need to show it as it was meant: its pixels' shape, its colors. By how the segment begins. */
const neededBeside: Readonly<Record<number, string>> = {
  [markers.app0]: 'JFIF\0',
  [markers.app2]: 'ICC_PROFILE\0',
  [markers.app14]: 'Adobe',
};

/** @returns the picture alone, turned as it was; undefined for what is damaged */
export function stripJpeg(content: Buffer): Buffer | undefined {
  const kept = [content.subarray(0, 2)];
  for (let at = 2; at < content.length; ) {
    const marker = content[at + 1];
    if (content[at] !== 0xff || marker === undefined) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (withoutLength(marker) || marker === markers.end) {
      kept.push(content.subarray(at, at + 2));
      at += 2;
      // Behind it phones put further pictures and films, each with a place of its own.
      if (marker === markers.end) return Buffer.concat(kept);
      continue;
    }
    const end = at + 4 > content.length ? Number.NaN : at + 2 + content.readUInt16BE(at + 2);
    if (!(end >= at + 4 && end <= content.length)) return undefined;
    const payload = content.subarray(at + 4, end);
    if (marker === markers.exif) kept.push(orientationOf(payload));
    if (isNeeded(marker, payload)) kept.push(content.subarray(at, end));
    at = end;
    if (marker === markers.startOfScan) {
      const endOfScan = findEndOfScan(content, at);
      kept.push(content.subarray(at, endOfScan));
      at = endOfScan;
    }
  }
  return Buffer.concat(kept);
}

function isNeeded(marker: number, payload: Buffer): boolean {
  const beginning = neededBeside[marker];
  return (
    ofThePicture(marker) ||
    (beginning !== undefined && payload.subarray(0, beginning.length).equals(Buffer.from(beginning)))
  );
}

/** @returns where the next marker stands; within a scan 0xff is followed by 0, or by the marker of a restart */
function findEndOfScan(content: Buffer, start: number): number {
  for (let at = content.indexOf(0xff, start); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !withoutLength(next)) return at;
  }
  return content.length;
}

const exifBeginning = Buffer.from('Exif\0\0');

/** Without it, what a phone took upright would lie on its side. @returns a segment that says that alone, or nothing */
function orientationOf(payload: Buffer): Buffer {
  if (!payload.subarray(0, exifBeginning.length).equals(exifBeginning)) return Buffer.alloc(0);
  const orientation = readOrientation(payload.subarray(exifBeginning.length));
  if (!orientation) return Buffer.alloc(0);
  const said = Buffer.concat([exifBeginning, writeOrientation(orientation)]);
  const head = Buffer.from([0xff, markers.exif, 0, said.length + 2]);
  return Buffer.concat([head, said]);
}
