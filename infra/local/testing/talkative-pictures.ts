/** Pictures that say where they were taken, in every place where cameras and programs write it. */
import { crc32 } from 'node:zlib';
import { samplePictures } from './sample-pictures.ts';

/** Stands for the place in all of them. */
export const secret = 'N48.1372 E11.5756';

type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * @param orientation how the picture is to be turned, as a phone that was held upright writes it
 * @param bigEndian in which order the numbers are written; both occur
 */
function exifOf(orientation: Orientation, bigEndian: boolean): Buffer {
  const short = (value: number) => order([value >> 8, value & 255]);
  const long = (value: number) => order([0, 0, value >> 8, value & 255]);
  const order = (bytes: number[]) => Buffer.from(bigEndian ? bytes : bytes.toReversed());
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([short(tag), short(type), long(count), value]);
  const text = Buffer.from(`${secret}\0`);
  const entries = [
    entry(0x010f, 2, text.length, long(38)),
    entry(0x0112, 3, 1, Buffer.concat([short(orientation), short(0)])),
  ];
  return Buffer.concat([Buffer.from(bigEndian ? 'MM' : 'II'), short(42), long(8), short(2), ...entries, long(0), text]);
}

const jpeg = Buffer.from(samplePictures['image/jpeg']);
const endOfJpeg = Buffer.from([0xff, 0xd9]);

/** @param marker 0xe0 to 0xef, or 0xfe for a comment */
function segment(marker: number, ...parts: (string | Buffer)[]): Buffer {
  const payload = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** A JPEG as a phone writes it: after the picture follow a second one and a film, each with its own place. */
export function talkativeJpeg(orientation: Orientation, { bigEndian = true } = {}): Uint8Array<ArrayBuffer> {
  const startAndJfif = jpeg.subarray(0, 20);
  return new Uint8Array(
    Buffer.concat([
      startAndJfif,
      segment(0xe1, 'Exif\0\0', exifOf(orientation, bigEndian)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secret}</x:xmpmeta>`),
      segment(0xe2, `MPF\0${secret}`),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
      jpeg.subarray(20),
      endOfJpeg,
      Buffer.from([0xff, 0xd8]),
      segment(0xe1, 'Exif\0\0', exifOf(1, bigEndian)),
      Buffer.from(`ftypmp42 ${secret}`),
    ]),
  );
}

/** What remains of it. */
export function silentJpeg(orientationSegment: Uint8Array): Buffer {
  return Buffer.concat([jpeg.subarray(0, 20), orientationSegment, jpeg.subarray(20), endOfJpeg]);
}

function pngChunk(type: string, payload: string | Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(payload)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function webpChunk(type: string, payload: string | Buffer): Buffer {
  const content = Buffer.from(payload);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type), size, content, Buffer.alloc(content.length % 2)]);
}

function talkativePng(): Uint8Array<ArrayBuffer> {
  const png = Buffer.from(samplePictures['image/png']);
  const endOfHeader = 33;
  return new Uint8Array(
    Buffer.concat([
      png.subarray(0, endOfHeader),
      pngChunk('eXIf', exifOf(1, false)),
      pngChunk('tEXt', `Comment\0${secret}`),
      pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${secret}`),
      png.subarray(endOfHeader),
      Buffer.from(secret),
    ]),
  );
}

function talkativeWebp(): Uint8Array<ArrayBuffer> {
  const picture = Buffer.from(samplePictures['image/webp']).subarray(12);
  const flags = Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const chunks = Buffer.concat([
    Buffer.from('WEBP'),
    webpChunk('VP8X', flags),
    picture,
    webpChunk('EXIF', exifOf(1, false)),
    webpChunk('XMP ', `<x>${secret}</x>`),
    webpChunk('MINE', secret),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0');
  head.writeUInt32LE(chunks.length, 4);
  return new Uint8Array(Buffer.concat([head, chunks, Buffer.from(secret)]));
}

export const talkativePictures = {
  'image/jpeg': talkativeJpeg(1),
  'image/png': talkativePng(),
  'image/webp': talkativeWebp(),
} as const;
