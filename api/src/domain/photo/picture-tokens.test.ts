import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPictureTokens } from './picture-tokens.ts';

const day = 86_400_000;
const start = new Date('2026-11-23T07:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * day);
const newKey = () => randomBytes(32).toString('base64');
const picture = { tenantId: crypto.randomUUID(), photoId: crypto.randomUUID() };
const key = newKey();
const tokens = createPictureTokens([key]);
const token = tokens.sign(picture, start);

test('what is signed is opened, for at least half a year and at most seven months', () => {
  expect(tokens.open(token, start)).toEqual(picture);
  expect(tokens.open(token, after(180))).toEqual(picture);
  expect(tokens.open(token, after(211))).toBeUndefined();
});

test('the same picture has the same address for days on end, so that it is fetched once', () => {
  const addresses = Array.from({ length: 60 }, (_, days) => tokens.sign(picture, after(days)));
  expect(new Set(addresses).size).toBeLessThanOrEqual(3);
});

test('no letter of it can be changed, left out or added', () => {
  for (const index of Array.from(token).keys()) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(tokens.open(token.slice(0, index) + other + token.slice(index + 1), start)).toBeUndefined();
    expect(tokens.open(token.slice(0, index) + token.slice(index + 1), start)).toBeUndefined();
  }
  for (const wrong of ['', 'x', `${token}A`, `${token}=`, ` ${token}`, token.repeat(1_000), '\0'.repeat(91)]) {
    expect(tokens.open(wrong, start)).toBeUndefined();
  }
});

test('another key opens nothing; one that was replaced still opens what it signed', () => {
  expect(createPictureTokens([newKey()]).open(token, start)).toBeUndefined();
  const replaced = createPictureTokens([newKey(), key]);
  expect(replaced.open(token, start)).toEqual(picture);
  expect(tokens.open(replaced.sign(picture, start), start)).toBeUndefined();
});
