import { expect, test } from 'vitest';
import { pathOfSubPage } from './sub-page.ts';

test.each([
  ['reservations', '/reservations'],
  ['reservations/0198f000-0000-7000-8000-000000000001', '/reservations/0198f000-0000-7000-8000-000000000001'],
  ['fleet', '/fleet'],
])('a link to %s leads to %s', (subPageId, path) => {
  expect(pathOfSubPage(subPageId)).toBe(path);
});

test.each([undefined, '', '/evil.example', '//evil.example', 'https://evil.example', 'reservations/../admin', 'a/b'])(
  'a link to %s leads nowhere in particular',
  (subPageId) => {
    expect(pathOfSubPage(subPageId)).toBeUndefined();
  },
);
