import { expect, test } from 'vitest';
import { samplePictures } from '../../../../infra/local/testing/sample-pictures.ts';
import {
  secret,
  silentJpeg,
  talkativeJpeg,
  talkativePictures,
} from '../../../../infra/local/testing/talkative-pictures.ts';
import { stripMetadata } from './strip-metadata.ts';

type Type = keyof typeof samplePictures;
const types = Object.keys(samplePictures) as Type[];
const none = Buffer.alloc(0);

test('what is only the picture stays as it is', () => {
  for (const type of types)
    expect(stripMetadata(samplePictures[type], type)).toEqual(Buffer.from(samplePictures[type]));
});

test('of a JPEG the picture stays as it is, and nothing of what stands beside or behind it', () => {
  expect(stripMetadata(talkativeJpeg(1), 'image/jpeg')).toEqual(silentJpeg(none));
});

test('of a PNG the picture stays as it is, and nothing of what stands beside or behind it', () => {
  const { 'image/png': png } = samplePictures;
  expect(stripMetadata(talkativePictures['image/png'], 'image/png')).toEqual(Buffer.from(png));
});

test('of a WebP the picture stays, in a file that no longer says that there is more', () => {
  const kept = stripMetadata(talkativePictures['image/webp'], 'image/webp') ?? none;
  expect(kept.readUInt32LE(4)).toBe(kept.length - 8);
  expect(kept.toString('latin1', 12, 16)).toBe('VP8X');
  expect(kept[20]).toBe(0);
  expect(kept.subarray(30)).toEqual(Buffer.from(samplePictures['image/webp']).subarray(12));
});

test.each([true, false])(
  'a JPEG that is to be turned still says how, and nothing else (big-endian: %s)',
  (bigEndian) => {
    for (const orientation of [2, 3, 4, 5, 6, 7, 8] as const) {
      const kept = stripMetadata(talkativeJpeg(orientation, { bigEndian }), 'image/jpeg');
      const entry = `011200030000000100${orientation.toString(16).padStart(2, '0')}0000`;
      const said = `ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a000000080001${entry}00000000`;
      expect(kept).toEqual(silentJpeg(Buffer.from(said, 'hex')));
    }
  },
);

test('however a file is cut off or changed, it is refused or kept without the place, and nothing hangs or fails', () => {
  for (const type of types) {
    const whole = Buffer.from(talkativePictures[type]);
    for (let length = 12; length < whole.length; length++) {
      expect(stripMetadata(whole.subarray(0, length), type)?.includes(secret) ?? false).toBe(false);
    }
    for (let at = 12; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = 0xff;
      expect(() => stripMetadata(changed, type)).not.toThrow();
    }
  }
});
