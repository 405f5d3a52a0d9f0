import { expect, test } from 'vitest';
import { tabPolicy } from './security-headers.ts';

function sources(policy: string, name: string): string[] {
  const part = policy.split('; ').find((one) => one.startsWith(`${name} `)) ?? '';
  return part.split(' ').slice(1);
}

test('the tabs reach the origin of their map and no other: its style, its tiles, its pictures', () => {
  const plain = tabPolicy({});
  const mapped = tabPolicy({ mapStyleUrl: 'https://maps.example/styles/road.json?key=1' });
  for (const name of ['connect-src', 'img-src']) {
    expect(sources(mapped, name)).toEqual([...sources(plain, name), 'https://maps.example']);
  }
  expect(mapped.replaceAll(' https://maps.example', '')).toBe(plain);
});
